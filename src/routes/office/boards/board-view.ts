import { silenceOf, type Hall } from '$lib/server/boards/away/silence';
import type { BoardBeat } from '$lib/server/boards/board-health';
import type { Board } from '$lib/server/boards/boards';

/**
 * How a board is doing, as the office reads it:
 * - `open`: the demo's own, which anybody may open
 * - `confirmed`: its screen hasn't fetched its token yet
 * - `twice`: another screen runs with its connection
 * - `still`: it has said lately that it is there, but it paints no frames
 * - `trouble`: it has told lately that something went wrong
 * - `playing`: it has said lately what it shows
 * - `away`: it hasn't for a while, in its hall's opening hours; `off`: outside of them
 * - `ended`: the office has ended its connection
 */
export type BoardCondition =
  'open' | 'confirmed' | 'twice' | 'still' | 'trouble' | 'playing' | 'away' | 'off' | 'ended';

/** A page that is alive paints a frame each second, whatever it shows. */
const stillAfter = 60_000;

/** Two screens with one connection both speak every five minutes: what was seen earlier is over. */
const twiceFor = 30 * 60_000;

/** The office looks at its boards once a day, at least: by then what happened in the night is seen. */
const troubleFor = 24 * 3_600_000;

/** A screen whose connection was just ended asks once more, and hears of it by being refused. */
const lastWord = 2 * 60_000;

/** What needs somebody first. */
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

/** @returns below 0: `a` needs somebody more than `b`; 0: they are alike */
export function byUrgency(a: { state: BoardCondition }, b: { state: BoardCondition }): number {
  return urgency.indexOf(a.state) - urgency.indexOf(b.state);
}

/**
 * @param about `newest`: revision of what is published now; `hall`: where it hangs; `beat`: what it last said of itself
 */
export function boardView(
  board: Board,
  now: Date,
  { newest, hall, beat }: { newest: number; hall: Hall; beat?: BoardBeat | undefined }
) {
  const state = stateOf(board, now, hall, beat);
  return {
    ...board,
    state,
    /** what went wrong, where that is how it is doing */
    trouble: state === 'trouble' ? (beat?.trouble ?? null) : null,
    /** when its token was last refused, unless that was the screen's last word */
    refused: isLastWord(board) ? null : board.refused,
    current: board.shows === null ? null : board.shows >= newest
  };
}

function isLastWord({ revoked, refused }: Board): boolean {
  return revoked !== null && refused !== null && Date.parse(refused) - Date.parse(revoked) < lastWord;
}

function stateOf(
  { paired, revoked, seen }: Board,
  now: Date,
  hall: Hall,
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
  const hadTrouble = beat.trouble !== null && now.getTime() - Date.parse(beat.trouble.at) < troubleFor;
  return hadTrouble ? 'trouble' : 'playing';
}
