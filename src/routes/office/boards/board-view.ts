import { silenceOf, type BoardHall } from '$lib/server/domain/boards/away/silence';
import type { BoardBeat } from '$lib/server/domain/boards/board-health';
import type { BoardRecord } from '$lib/server/domain/boards/boards';

/**
 * A board's condition, as the office reads it:
 * - `open`: the demo's own board, which anybody may open
 * - `confirmed`: its screen hasn't fetched its token yet
 * - `twice`: another screen uses the same connection
 * - `still`: it reported lately, but paints no frames
 * - `trouble`: it reported a fault lately, can't play a film now, or has fallen back to an older program
 * - `playing`: it reported lately what it shows
 * - `away`: it hasn't reported for a while within its hall's opening hours; `off`: outside them
 * - `ended`: the office has ended its connection
 */
export type BoardCondition =
  'open' | 'confirmed' | 'twice' | 'still' | 'trouble' | 'playing' | 'away' | 'off' | 'ended';

/** Milliseconds. A page that is alive paints a frame each second, whatever it shows. */
const stillAfter = 60_000;

/**
 * Milliseconds. Two screens with one connection both report every five minutes, so an older sighting is over.
 */
const twiceFor = 30 * 60_000;

/**
 * Milliseconds. The office looks at its boards at least once a day, so that it still sees what happened at
 * night.
 */
const troubleFor = 24 * 3_600_000;

/**
 * Milliseconds. A screen whose connection was just ended asks once more, and learns of it by being refused.
 */
const lastWord = 2 * 60_000;

/** Conditions by urgency, the most urgent first. */
const urgency: readonly BoardCondition[] = [
  'twice',
  'still',
  'away',
  'trouble',
  'confirmed',
  'playing',
  'off',
  'open',
  'ended'
];

/**
 * Compares boards for sorting.
 * @returns below 0 when `a` is more urgent than `b`
 */
export function byUrgency(a: { state: BoardCondition }, b: { state: BoardCondition }): number {
  return urgency.indexOf(a.state) - urgency.indexOf(b.state);
}

/**
 * A board's line in the office.
 * @param newest revision of the present publication
 * @param hall where the board hangs
 * @param beat its last report
 */
export function boardView(
  board: BoardRecord,
  now: Date,
  { newest, hall, beat }: { newest: number; hall: BoardHall; beat?: BoardBeat | undefined }
) {
  const state = stateOf(board, now, hall, beat);
  return {
    ...board,
    state,
    /** the fault, when the condition is due to one */
    trouble: state === 'trouble' && beat && hadTrouble(beat, now) ? beat.trouble : null,
    /** codes of announcements whose film can't be played, when the condition is due to that */
    films: state === 'trouble' ? (beat?.films ?? []) : [],
    /** the version of the program that didn't paint, when the condition is due to that */
    failed: state === 'trouble' ? (beat?.failed ?? null) : null,
    /** when its token was last refused, except for the single refusal that follows an ended connection */
    refused: isLastWord(board) ? null : board.refused,
    current: board.shows === null ? null : board.shows >= newest
  };
}

function isLastWord({ revoked, refused }: BoardRecord): boolean {
  return revoked !== null && refused !== null && Date.parse(refused) - Date.parse(revoked) < lastWord;
}

function stateOf(
  { paired, revoked, seen }: BoardRecord,
  now: Date,
  hall: BoardHall,
  beat: BoardBeat | undefined
): BoardCondition {
  if (revoked !== null) return 'ended';
  if (paired === null) return 'open';
  if (seen === null) return 'confirmed';
  const silence = silenceOf(seen, now, hall);
  if (silence !== 'none') return silence;
  if (!beat) return 'playing';
  if (beat.twice !== null && now.getTime() - Date.parse(beat.twice) < twiceFor) return 'twice';
  const painted = beat.painted === null ? -Infinity : Date.parse(beat.painted);
  if (Date.parse(beat.at) - painted >= stillAfter) return 'still';
  const isTroubled = hadTrouble(beat, now) || beat.films.length > 0 || beat.failed !== null;
  return isTroubled ? 'trouble' : 'playing';
}

function hadTrouble({ trouble }: BoardBeat, now: Date): boolean {
  return trouble !== null && now.getTime() - Date.parse(trouble.at) < troubleFor;
}
