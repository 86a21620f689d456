import { dayIn } from '$lib/calendar';
import { isThere } from '$lib/notice';
import type { Actor } from '$lib/server/accounts/actor';
import type { House } from '$lib/server/house';
import { error } from '@sveltejs/kit';

/**
 * The proof of publicity of one notice: which board has really shown it on which day, and on which of its window's days up to
 * today none has.
 */
export async function shownView(house: House, actor: Actor, code: string) {
  const { notices, boards, unit } = await house.read(actor);
  const line = await notices.line(code);
  if (!line) error(404, { message: 'no such notice', code: 'not-found' });
  const window = await windowOf(notices, code);
  const names = new Map((await boards.list()).map((board) => [board.code, board]));
  const rows = (await boards.showings(code)).map(({ board, day, first, last, seconds, open }) => {
    const { name = board, revoked = null } = names.get(board) ?? {};
    return {
      ...{ day, first, last, seconds, open, name },
      ended: revoked !== null,
      inWindow: window.includes(day)
    };
  });
  const shown = new Set(rows.map(({ day }) => day));
  const today = dayIn(unit.timeZone, house.clock());
  const past = window.filter((day) => day <= today);
  return {
    code,
    period: line.period,
    onBoards: isThere(line.channels, 'board'),
    window,
    /** days of the window up to today */
    past: past.length,
    missing: past.filter((day) => !shown.has(day)),
    rows
  };
}

async function windowOf(
  notices: Awaited<ReturnType<House['read']>>['notices'],
  code: string
): Promise<readonly string[]> {
  const own = await notices.one(code);
  return own?.snapshot.window ?? (await notices.supplementOf(code))?.supplement.window ?? [];
}
