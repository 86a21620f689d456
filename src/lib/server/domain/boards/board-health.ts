/** A board's last report about itself. */
export interface BoardBeat {
  at: string;
  /** by the server's clock; null: nothing was painted yet */
  painted: string | null;
  scene: string | null;
  /** bytes */
  heap: number | null;
  nodes: number;
  /** milliseconds by which its own clock is ahead */
  offset: number;
  persisted: boolean | null;
  version: string;
  browser: string;
  width: number;
  height: number;
  /** when two screens with its token were last seen to run at once */
  twice: string | null;
  trouble: { kinds: string[]; at: string } | null;
  /** the newer version that didn't paint on it, so that it runs the one before; null: none */
  failed: string | null;
  /** codes of announcements whose film it couldn't play when it last spoke */
  films: string[];
}

/** How long a board has shown a notice on one day of the unit's calendar. */
export interface BoardProof {
  board: string;
  notice: string;
  day: string;
  first: string;
  last: string;
  seconds: number;
  /** those of `seconds` that fell into the hall's opening hours */
  open: number;
  /** whether several screens with its connection were seen at once, whose common seconds count once */
  shared: boolean;
}

/**
 * Whether a board shows the plain page (`/wall/lite`) because of its screen's browser, by its last report.
 */
export function isPlain(beat: Pick<BoardBeat, 'version'> | undefined): boolean {
  return beat?.version.startsWith('lite ') ?? false;
}
