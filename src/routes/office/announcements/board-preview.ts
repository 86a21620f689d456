import { isPlain } from '$lib/server/domain/boards/board-health';
import type { Boards } from '$lib/server/domain/boards/boards';
import { sizes, sizesOf, type ScreenSize } from '../boards/sizes';

/** A board on which a draft can be previewed at the board's own size. */
export interface PreviewedScreen {
  /** null for a typical board, shown while the unit has none */
  code: string | null;
  name: string;
  size: ScreenSize;
  /** the board runs the plain page, because its browser is old */
  isPlain: boolean;
}

/** Everything that a draft's preview needs besides the typed text. */
export interface BoardPreview {
  /** ISO instant by the server's clock */
  now: string;
  timeZone: string;
  boards: PreviewedScreen[];
}

/** The boards in use, for previewing a draft on them; one of a common size when the unit has none. */
export async function boardPreview(
  boards: Pick<Boards, 'list' | 'beats'>,
  { now, timeZone }: { now: Date; timeZone: string }
): Promise<BoardPreview> {
  const beats = await boards.beats();
  const own = (await boards.list()).flatMap(({ code, name, revoked }): PreviewedScreen[] =>
    revoked === null
      ? [{ code, name, size: sizesOf(beats.get(code)).own, isPlain: isPlain(beats.get(code)) }]
      : []
  );
  const usual = { code: null, name: '', size: sizes[0], isPlain: false };
  return { now: now.toISOString(), timeZone, boards: own.length > 0 ? own : [usual] };
}
