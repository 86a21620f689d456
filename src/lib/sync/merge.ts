import { noPapers, type MyPapers } from './my-papers';
import type {
  LongerResult,
  MyDelta,
  MyEntry,
  MyResult,
  OpenNotice,
  PublishedPlaces,
  SyncedClaim,
  SyncedDecision,
  SyncedObjection,
  UnchangedAnswer
} from './mine';

/** The members of a delta that are null when the phone has the same (S2). */
type LeftOut = 'scheme' | 'longer' | 'places' | 'claims' | 'objections' | 'openNotices' | 'papers';

/** The parts of an answer that says nothing new; all others stand whole in every answer. */
const nothingNew = {
  entries: [],
  decisions: [],
  results: [],
  notice: null,
  scheme: null,
  longer: null,
  places: null,
  claims: null,
  objections: null,
  openNotices: null,
  papers: null
} satisfies Partial<MyDelta>;

/** The parts of an answer that it has whole each time, without the head that differs in every answer. */
export function wholeParts(delta: Omit<MyDelta, 'wholeDigest'>): Partial<MyDelta> {
  const { after: _, cursor: __, epoch: ___, at: ____, ...parts } = delta;
  const names = Object.keys(parts) as (keyof typeof parts)[];
  return Object.fromEntries(names.filter((name) => !(name in nothingNew)).map((name) => [name, parts[name]]));
}

/** Whether a delta brings nothing beside its whole parts. */
export function saysNothingNew(delta: MyDelta): boolean {
  const names = Object.keys(nothingNew) as (keyof typeof nothingNew)[];
  return names.every((name) => JSON.stringify(delta[name]) === JSON.stringify(nothingNew[name]));
}

/** The delta that an unchanged answer stands for. */
export function expanded(have: MyState, { unchanged: _, ...head }: UnchangedAnswer): MyDelta {
  return { ...have, ...nothingNew, ...head };
}

/** All that a phone has of its owner, however many deltas it came in. */
export interface MyState extends Omit<MyDelta, 'after' | LeftOut> {
  scheme: NonNullable<MyDelta['scheme']>;
  longer: LongerResult[];
  places: PublishedPlaces[];
  claims: SyncedClaim[];
  objections: SyncedObjection[];
  openNotices: OpenNotice[];
  papers: MyPapers;
}

/** The facts about a phone's last delta that are needed to judge the next one. */
export type DeltaHead = Pick<MyDelta, 'owner' | 'cursor' | 'epoch' | 'at'>;

/**
 * - `apply`: it continues or overlaps what is there; adding its lists by key is right, however often
 * - `skip`: it says nothing that isn't here already, or was said earlier
 * - `gap`: something between is missing, or the server's log is another one (restored from a backup): ask for
 *   everything and replace
 * - `anew`: everything, out of another log and said later: it replaces what is here
 * - `stranger`: another owner's
 */
export type Verdict = 'apply' | 'skip' | 'gap' | 'anew' | 'stranger';

/** Judges a delta against what the phone has; null: nothing yet. */
export function judgeDelta(head: DeltaHead | null, delta: DeltaHead & Pick<MyDelta, 'after'>): Verdict {
  if (head && head.owner !== delta.owner) return 'stranger';
  if (head && head.epoch !== delta.epoch)
    return delta.after > 0 ? 'gap' : delta.at > head.at ? 'anew' : 'skip';
  if (delta.after > (head?.cursor ?? 0) || delta.cursor < delta.after) return 'gap';
  if (!head || delta.cursor > head.cursor) return 'apply';
  // An equal cursor means that nothing is new, except that the server confirms the state at a later time.
  return delta.cursor === head.cursor && delta.at > head.at ? 'apply' : 'skip';
}

/**
 * Returns the phone's state after a delta that was judged `apply`. Entries, decisions and results are
 * written once and never changed, so a row under a known key is the same one. Only its text may have been erased
 * since, and then the newer delta says so.
 * @throws RangeError when the delta leaves the scheme out and none is here
 */
export function merge(have: MyState | null, delta: MyDelta): MyState {
  const { after: _, ...fresh } = delta;
  const scheme = delta.scheme ?? have?.scheme;
  if (!scheme) throw new RangeError('neither here nor sent: the scheme');
  const kept = {
    scheme,
    longer: delta.longer ?? have?.longer ?? [],
    places: delta.places ?? have?.places ?? [],
    claims: delta.claims ?? have?.claims ?? [],
    objections: delta.objections ?? have?.objections ?? [],
    openNotices: delta.openNotices ?? have?.openNotices ?? [],
    papers: delta.papers ?? have?.papers ?? noPapers
  };
  if (!have) return { ...fresh, ...kept };
  return {
    ...fresh,
    ...kept,
    entries: union<MyEntry>(have.entries, delta.entries, (entry) => entry.id).sort((a, b) => a.seq - b.seq),
    decisions: union<SyncedDecision>(have.decisions, delta.decisions, (decision) => decision.id),
    results: union<MyResult>(have.results, delta.results, (result) => result.period).sort((a, b) =>
      a.period < b.period ? -1 : 1
    ),
    notice: delta.notice ?? have.notice
  };
}

function union<T>(have: readonly T[], more: readonly T[], keyOf: (one: T) => string): T[] {
  const all = new Map(have.map((one) => [keyOf(one), one]));
  for (const one of more) all.set(keyOf(one), one);
  return [...all.values()];
}
