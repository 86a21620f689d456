import { formatPoints, type Hundredths } from '$lib/points';
import { Problem } from '../../platform/problem/problem';
import type { PeriodVersion } from '../periods/corrected-results';
import type { UnitStores } from '../units/unit-stores';

/** A correction, published after a ruling, has changed what the ruling rests on: the proposal is open again. */
export interface Unsettled {
  /** the figure that ranked when it was ruled on, and the one that does now; null: none */
  before: Hundredths | null;
  now: Hundredths | null;
  /** the rule doesn't concern the person any more: nothing is left to confirm */
  isGone: boolean;
}

/** A ruling on a proposal of one sealed period, by the number of its change. */
interface RuledProposal {
  rule: string;
  subject: string;
  seq: number;
}

/**
 * Finds whether corrections have unsettled a ruling: the rule concerns the person no more, or otherwise than when it was
 * made. Other figures under which the rule still concerns them leave it as it is.
 * @param versions of the ruling's period; absent or empty: nothing was corrected
 * @param concern `knownConcerns` where many rulings of the same versions are asked for
 */
export function unsettledSince(
  versions: readonly PeriodVersion[] | undefined,
  { rule, subject, seq }: RuledProposal,
  concern = concernIn
): Unsettled | null {
  const then = versions?.findLast(({ notice }) => notice === null || notice.seq < seq);
  const now = versions?.at(-1);
  if (!then || !now || then === now) return null;
  const present = concern(now, rule, subject);
  if (concern(then, rule, subject) === present) return null;
  return {
    before: then.results.get(subject)?.score ?? null,
    now: now.results.get(subject)?.score ?? null,
    isGone: present === null
  };
}

/** How a rule concerns somebody: by the number that it gives them, or by name; null: it doesn't. */
type Concern = 'named' | 'undecided' | number | null;

/** Remembers how the rules of each version concern everybody, so that no ruling searches a version anew. */
export function knownConcerns(): typeof concernIn {
  const known = new Map<PeriodVersion, ReadonlyMap<string, Concern>>();
  return (version, rule, subject) => {
    const concerns = known.get(version) ?? concernsIn(version);
    known.set(version, concerns);
    return concerns.get(`${rule} ${subject}`) ?? null;
  };
}

/** Everybody's concerns in a version, by `rule subject`: what `concernIn` finds. */
function concernsIn({ outcomes, conversions }: PeriodVersion): ReadonlyMap<string, Concern> {
  return new Map<string, Concern>([
    ...outcomes.flatMap(({ rule, subjects, undecided }) => [
      ...undecided.map((subject) => [`${rule} ${subject}`, 'undecided'] as const),
      ...subjects.map((subject) => [`${rule} ${subject}`, 'named'] as const)
    ]),
    ...conversions.map(({ rule, subject, value }) => [`${rule} ${subject}`, value] as const)
  ]);
}

function concernIn({ outcomes, conversions }: PeriodVersion, rule: string, subject: string): Concern {
  const bought = conversions.find((each) => each.rule === rule && each.subject === subject);
  if (bought) return bought.value;
  const outcome = outcomes.find((each) => each.rule === rule);
  if (outcome?.subjects.includes(subject)) return 'named';
  return outcome?.undecided.includes(subject) ? 'undecided' : null;
}

/**
 * Refuses to confirm what a correction has taken away.
 * @throws Problem `outcome-gone`
 */
export function needConcern({ unsettled }: { unsettled: Unsettled | null }, name: string): void {
  if (!unsettled?.isGone) return;
  const figure = (amount: Hundredths | null) => (amount === null ? '—' : formatPoints(amount));
  const points = { before: figure(unsettled.before), now: figure(unsettled.now) };
  throw new Problem('outcome-gone', 409, { name, ...points });
}

/** Gives whether a valid ruling of a meeting holds: none that a correction has unsettled does. */
export async function holdingRulings(
  stores: Pick<UnitStores, 'periods' | 'outcomes'>
): Promise<(ruling: { period: string; rule: string; subject: string }) => boolean> {
  const versions = await stores.periods.versions();
  if (versions.size === 0) return () => true;
  const unsettled = new Map<string, boolean>();
  const concern = knownConcerns();
  // A later ruling takes the place of an earlier one.
  for (const { period, ...ruled } of await stores.outcomes.rulings())
    unsettled.set(
      `${period} ${ruled.rule} ${ruled.subject}`,
      unsettledSince(versions.get(period), ruled, concern) !== null
    );
  return ({ period, rule, subject }) => unsettled.get(`${period} ${rule} ${subject}`) !== true;
}
