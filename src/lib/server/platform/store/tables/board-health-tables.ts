/** Boards' reports: they are overwritten, and no part of the ledger. */
export interface BoardHealthTables {
  board_beat: BoardBeatTable;
  board_showing: BoardShowingTable;
  /** versions of the boards' program that this server has handed out, and since when */
  board_program: { version: string; since: string };
}

interface BoardBeatTable {
  board_code: string;
  at: string;
  /** start of the page that spoke last, and the starts before it, newest first, with a blank between */
  start: string;
  starts_before: string;
  /** when an earlier start came back: several screens with one token */
  twice_at: string | null;
  painted_at: string | null;
  scene: string | null;
  heap: number | null;
  nodes: number;
  clock_offset: number;
  /** 0, 1; null: the browser doesn't tell */
  persisted: number | null;
  version: string;
  /** since when it runs that one */
  version_at: string;
  browser: string;
  width: number;
  height: number;
  /** kinds, with a blank between */
  trouble: string;
  trouble_at: string | null;
  /** codes of announcements, with a blank between */
  lost_films: string;
  /** the version that didn't paint; '' for none */
  failed_version: string;
}

interface BoardShowingTable {
  board_code: string;
  notice_code: string;
  /** day in the unit's time zone, YYYY-MM-DD */
  day: string;
  /** names a sum of the board's own storage: sums of one day add up */
  run: string;
  first_at: string;
  last_at: string;
  seconds: number;
  open_seconds: number;
  /** 1: reported while several screens used the board's token */
  shared: number;
  heard_at: string;
  /** the moments of it, as `showingsText` writes them; null: the board knows none */
  showings: string | null;
  /** by how many ms they and first and last may be wrong; null: nobody knows */
  unsure_ms: number | null;
}
