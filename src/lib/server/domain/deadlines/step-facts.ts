import { dayIn, lastMonth, monthsFrom, periodKind, periodsAround, type Day } from '$lib/calendar';
import type { Deadline, DoneOn } from '$lib/points';
import { filingState } from '../filings/filing-status';
import { proposalsOf } from '../outcomes/proposals';
import type { UnitStores } from '../units/unit-stores';

/** The months that deadlines look at, `YYYY-MM`, both included. */
export interface MonthsLookedAt {
  since: string;
  until: string;
}

/**
 * Reads on which day each step of a unit's periods was done, as far as its records say so.
 * @param deadlines the ones that are asked about
 * @param months those of whose periods entries and rewards are read
 */
export async function stepFacts(
  stores: UnitStores,
  deadlines: readonly Deadline[],
  months: MonthsLookedAt
): Promise<DoneOn> {
  const dayOf = (instant: string) => dayIn(stores.unit.timeZone, new Date(instant));
  const steps = new Set(deadlines.map(({ step }) => step));
  const sealed = new Map((await stores.periods.seals()).map(({ period, sealed }) => [period, dayOf(sealed)]));
  const notices = (await stores.notices.list()).map(({ period, published }) => [period, dayOf(published)]);
  const published = new Map(notices as [string, Day][]);
  const evaluated = steps.has('evaluate') ? await evaluatedDays(stores, dayOf) : new Map<string, Day>();
  const { filed, reviewed } = await filedDays(stores, dayOf);
  const entered = await enteredDays(stores, deadlines, { ...months, dayOf });
  const rewarded = await rewardDays(stores, deadlines, { ...months, sealed });
  return ({ id, step }, period) => {
    const found = {
      // Nobody has to declare anything: there may be nothing to declare.
      declare: undefined,
      assess: sealed.get(period),
      evaluate: evaluated.get(period),
      publish: published.get(period),
      file: filed.get(period),
      review: reviewed.get(period),
      enter: entered.get(`${id} ${period}`),
      reward: rewarded.get(`${id} ${period}`)
    };
    return found[step] ?? null;
  };
}

/** The days on which periods were filed, unless they came back, and on which they were accepted. */
async function filedDays(
  stores: UnitStores,
  dayOf: (instant: string) => Day
): Promise<{ filed: Map<string, Day>; reviewed: Map<string, Day> }> {
  const [filed, reviewed] = [new Map<string, Day>(), new Map<string, Day>()];
  for (const filing of await stores.filings.list()) {
    const state = filingState(filing);
    if (state === 'returned') continue;
    filed.set(filing.period, dayOf(filing.filed));
    const last = filing.steps.at(-1);
    if (state === 'accepted' && last) reviewed.set(filing.period, dayOf(last.at));
  }
  return { filed, reviewed };
}

/**
 * The days on which an item's result was first entered for a period: that of the decision behind an entry
 * that isn't reversed, or that on which the year's ballot was closed. By deadline and period.
 */
async function enteredDays(
  stores: UnitStores,
  deadlines: readonly Deadline[],
  { since, until, dayOf }: MonthsLookedAt & { dayOf(instant: string): Day }
): Promise<Map<string, Day>> {
  const found = new Map<string, Day>();
  const asked = deadlines.filter(({ item }) => item !== undefined);
  if (asked.length === 0) return found;
  const items = asked.flatMap(({ item }) => item ?? []);
  const decided = await stores.ledger.firstDecided({ items, since });
  for (const { id, item, every } of asked) {
    const note = (period: string, day: Day) => {
      const known = found.get(`${id} ${period}`);
      if (known === undefined || day < known) found.set(`${id} ${period}`, day);
    };
    for (const { month, day } of decided.filter((one) => one.item === item))
      for (const period of periodsAround(month)) if (periodKind(period) === every) note(period, day);
    if (every !== 'year') continue;
    for (const year of periodsOfKind('year', { since, until })) {
      const closed = (await stores.ballots.of(Number(year)))?.closed;
      if (closed) note(year, dayOf(closed.at));
    }
  }
  return found;
}

/**
 * The days on which all proposals of an outcome were decided; where a sealed period proposes nothing, that
 * of its seal. By deadline and period.
 */
async function rewardDays(
  stores: UnitStores,
  deadlines: readonly Deadline[],
  { sealed, ...months }: MonthsLookedAt & { sealed: ReadonlyMap<string, Day> }
): Promise<Map<string, Day>> {
  const found = new Map<string, Day>();
  for (const { id, every, outcome } of deadlines.filter((each) => each.outcome !== undefined))
    for (const period of periodsOfKind(every, months)) {
      const seal = sealed.get(period);
      if (seal === undefined) continue;
      const own = (await proposalsOf(stores, period)).filter(({ rule }) => rule === outcome);
      const days = own.map(({ ruling }) => ruling?.date ?? null);
      if (!days.includes(null)) found.set(`${id} ${period}`, [seal, ...days].sort().at(-1) ?? seal);
    }
  return found;
}

/** The periods of a kind that end in these months. */
function periodsOfKind(kind: Deadline['every'], { since, until }: MonthsLookedAt): string[] {
  const around = new Set(monthsFrom(since, until).flatMap(periodsAround));
  return [...around].filter((period) => periodKind(period) === kind && lastMonth(period) <= until);
}

/** The days on which quarters' assemblies met, or on which it was recorded that they don't. */
async function evaluatedDays(
  { assemblies }: UnitStores,
  dayOf: (instant: string) => Day
): Promise<Map<string, Day>> {
  const skipped = (await assemblies.skips()).map(
    ({ quarter, skipped }) => [quarter, dayOf(skipped)] as const
  );
  return new Map([...skipped, ...(await assemblies.days())]);
}
