import { isPlain } from '$lib/server/boards/board-health';
import type { Boards } from '$lib/server/boards/boards';
import { sizes, sizesOf, type Size } from '../boards/sizes';

/** A board on which a draft can be looked at, at its own size. */
export interface LookBoard {
  /** null: the unit has none yet, and this is one as they hang in halls */
  code: string | null;
  name: string;
  size: Size;
  /** its browser is an old one, and it shows the plain page */
  isPlain: boolean;
}

/** What a draft's look on boards is made of, besides what is typed. */
export interface BoardLook {
  /** instant, by the server's clock */
  now: string;
  timeZone: string;
  boards: LookBoard[];
}

export async function boardLook(
  boards: Pick<Boards, 'list' | 'beats'>,
  { now, timeZone }: { now: Date; timeZone: string }
): Promise<BoardLook> {
  const beats = await boards.beats();
  const own = (await boards.list()).flatMap(({ code, name, revoked }): LookBoard[] =>
    revoked === null
      ? [{ code, name, size: sizesOf(beats.get(code)).own, isPlain: isPlain(beats.get(code)) }]
      : []
  );
  const usual = { code: null, name: '', size: sizes[0], isPlain: false };
  return { now: now.toISOString(), timeZone, boards: own.length > 0 ? own : [usual] };
}
