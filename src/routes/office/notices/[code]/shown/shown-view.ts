import { dayIn } from '$lib/calendar';
import { isThere } from '$lib/notice';
import type { Actor } from '$lib/server/accounts/actor';
import type { House } from '$lib/server/house';
import { error } from '@sveltejs/kit';
import { shownDays, type Showing } from './shown-days';

/**
 * The proof of publicity of one notice: which board has really shown it on which day, and on which of its window's days up to
 * today none has.
 */
export async function shownView(house: House, actor: Actor, code: string) {
  const { notices, boards, unit } = await house.read(actor);
  const line = await notices.line(code);
  if (!line) error(404, { message: 'no such notice', code: 'not-found' });
  const own = await notices.one(code);
  const window = own?.snapshot.window ?? (await notices.supplementOf(code))?.supplement.window ?? [];
  const names = new Map((await boards.list()).map((board) => [board.code, board]));
  const showings = (await boards.showings(code)).map(
    ({ board, day, first, last, seconds, open }): Showing => {
      const { name = board, revoked = null } = names.get(board) ?? {};
      return { day, first, last, seconds, open, name, ended: revoked !== null };
    }
  );
  const today = dayIn(unit.timeZone, house.clock());
  return {
    code,
    /** what mends a notice has no page of its own in the office */
    back: own ? `/office/notices/${code}` : '/office/notices',
    period: line.period,
    number: { year: line.year, no: line.no },
    onBoards: isThere(line.channels, 'board'),
    window,
    /** none has told of it yet */
    isBlank: showings.length === 0,
    days: shownDays(showings, { window, today })
  };
}
