import { lastDay } from '$lib/calendar';
import { lastMonth, periodKind } from '$lib/notice';
import { rulesOn, type Rules } from '$lib/points';
import type { OwnResult } from '../periods/periods';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../store/unit-stores';
import { classOf, isClosed, outcomeClasses, type OutcomeClass } from './outcome-class';
import { proposalsOf, type Proposal } from './proposals';

type Rule = Rules['outcomes'][number] | Rules['conversions'][number];

/** One rule of the scheme, and whom it concerns in a period. */
export interface OutcomeGroup {
  class: OutcomeClass;
  rule: Rule;
  people: (Proposal & {
    name: string;
    /** earlier results that a rule over several periods looks back at, the oldest first */
    run: Pick<OwnResult, 'period' | 'rank' | 'ranked'>[];
  })[];
}

/** Proposals of a sealed period by rule, rewards first; those that talk of discipline only for who sees them. */
export async function outcomeSheet(
  stores: UnitStores,
  period: string,
  { closed }: { closed: boolean }
): Promise<OutcomeGroup[]> {
  const ends = lastDay(lastMonth(period));
  const rules = rulesOn(schemeOf(stores, ends), ends);
  const names = new Map((await stores.roster.list()).map(({ id, name }) => [id, name]));
  const proposals = await proposalsOf(stores, period);
  const groups: OutcomeGroup[] = [];
  for (const rule of [...rules.outcomes, ...rules.conversions]) {
    const kind = classOf(rules, rule.id);
    const own = proposals.filter((each) => each.rule === rule.id);
    if (own.length === 0 || (isClosed(kind) && !closed)) continue;
    const people: OutcomeGroup['people'] = [];
    for (const each of own) {
      const run = looksBack(rule) ? await runOf(stores, each.subject, rule, period) : [];
      people.push({ ...each, name: names.get(each.subject) ?? each.subject, run });
    }
    groups.push({ class: kind, rule, people });
  }
  return groups.sort((a, b) => outcomeClasses.indexOf(a.class) - outcomeClasses.indexOf(b.class));
}

function looksBack({ kind }: Rule): boolean {
  return kind === 'in-a-row' || kind === 'every-quarter';
}

/** The results of so many periods up to this one as the rule counts: quarters, or years where it counts years. */
async function runOf(stores: UnitStores, subject: string, rule: Rule, period: string) {
  const of = rule.kind === 'in-a-row' && rule.period === 'year' ? 'year' : 'quarter';
  const until = lastMonth(period);
  const own = (await stores.periods.resultsOf(subject)).filter(
    (each) => periodKind(each.period) === of && lastMonth(each.period) <= until
  );
  return own.slice(-4).map(({ period, rank, ranked }) => ({ period, rank, ranked }));
}
