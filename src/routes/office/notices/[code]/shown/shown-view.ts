import { dayIn } from '$lib/calendar';
import { isThere } from '$lib/notice';
import type { Actor } from '$lib/server/platform/access/actor';
import type { App } from '$lib/server/app';
import { refuse } from '../../../../refuse';
import { shownDays, type PlayProof } from './shown-days';

/**
 * The proof of publicity of one notice: which board showed it on which day, and which days of its window up
 * to today no board did.
 * @throws HttpError 404 when the unit has no such notice
 */
export async function shownView(app: App, actor: Actor, code: string) {
  const { notices, boards, unit } = await app.read(actor);
  const line = await notices.line(code);
  if (!line) refuse(404, 'not-found');
  const own = await notices.one(code);
  const window = own?.snapshot.window ?? (await notices.supplementOf(code))?.supplement.window ?? [];
  const names = new Map((await boards.list()).map((board) => [board.code, board]));
  const showings = (await boards.showings(code)).map(
    ({ board, day, first, last, seconds, open, shared }): PlayProof => {
      const { name = board, revoked = null } = names.get(board) ?? {};
      return { day, first, last, seconds, open, shared, name, ended: revoked !== null };
    }
  );
  const today = dayIn(unit.timeZone, app.clock());
  return {
    code,
    period: line.period,
    number: { year: line.year, no: line.no },
    onBoards: isThere(line.channels, 'board'),
    window,
    /** no board has reported the notice yet */
    isBlank: showings.length === 0,
    days: shownDays(showings, { window, today })
  };
}
