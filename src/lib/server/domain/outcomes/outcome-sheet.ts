import { lastMonth, periodKind, daysOf } from '$lib/calendar';
import {
  classOf,
  isClosedClass,
  outcomeClasses,
  type OutcomeClass,
  rulesOn,
  proposerOf,
  talkHolder,
  type SchemeRules
} from '$lib/points';
import type { OwnResult } from '../periods/periods';
import { rulesAtEnd, schemeOf } from '../periods/unit-scheme';
import { ownBodies } from '../units/own-bodies';
import type { UnitStores } from '../units/unit-stores';
import { allProposals, isIncluded, type OutcomeProposal } from './proposals';
import { factsIn } from '../roster/spells';
import { namesApart } from '../roster/names-apart';

type Rule = SchemeRules['outcomes'][number] | SchemeRules['conversions'][number];

/** One rule of the scheme, with the people whom it concerns in a period. */
interface Group<P> {
  class: OutcomeClass;
  rule: Rule;
  people: P[];
}

/** `isIncluded`: a later proposal of the year says the same and more. */
type ProposalLine = OutcomeProposal & { isIncluded: boolean };

/** Whether a meeting still has to decide on a proposal. */
export function isWaiting({ ruling, ofAssembly, isIncluded: part, isVoid }: ProposalLine): boolean {
  return ruling === null && !ofAssembly && !part && !isVoid;
}

/** A sealed period with its proposals, as somebody may see them. */
export interface OutcomePeriod {
  period: string;
  /** number of proposals that wait for the committee */
  waiting: number;
  groups: Group<ProposalLine>[];
}

/**
 * The periods that propose something, newest first: by rule, rewards first; talks and discipline only for
 * those who may see them.
 * @param periods sealed ones, in the order in which they end
 */
export async function outcomePeriods(
  stores: UnitStores,
  periods: readonly string[],
  { closed }: { closed: boolean }
): Promise<OutcomePeriod[]> {
  const proposals = await allProposals(stores);
  const found: OutcomePeriod[] = [];
  const later: OutcomeProposal[] = [];
  for (const period of [...periods].reverse()) {
    const groups = groupsOf(stores, period, { proposals: proposals.get(period) ?? [], later, closed });
    const people = groups.flatMap((group) => group.people);
    later.push(...people);
    if (people.length > 0) found.push({ period, waiting: people.filter(isWaiting).length, groups });
  }
  return found;
}

function groupsOf(
  stores: UnitStores,
  period: string,
  {
    proposals,
    later,
    closed
  }: { proposals: readonly OutcomeProposal[]; later: readonly OutcomeProposal[]; closed: boolean }
): Group<ProposalLine>[] {
  if (proposals.length === 0) return [];
  const rules = rulesAtEnd(stores, period);
  const groups: Group<ProposalLine>[] = [];
  for (const rule of [...rules.outcomes, ...rules.conversions]) {
    const kind = classOf(rules, rule.id);
    const own = proposals.filter((each) => each.rule === rule.id);
    if (own.length === 0 || (isClosedClass(kind) && !closed)) continue;
    const people = own.map((each) => ({ ...each, isIncluded: isIncluded(each, later) }));
    groups.push({ class: kind, rule, people });
  }
  return groups.sort((a, b) => outcomeClasses.indexOf(a.class) - outcomeClasses.indexOf(b.class));
}

export type OutcomeGroup = Group<
  ProposalLine & {
    name: string;
    /** the holder of the talk with the person; null where none follows, or the document doesn't say */
    holder: ReturnType<typeof talkHolder>;
    /** earlier results that a rule over several periods looks back at, the oldest first */
    run: Pick<OwnResult, 'period' | 'rank' | 'ranked'>[];
  }
> & {
  /** the organ that proposes the people; null where the document doesn't say */
  proposer: ReturnType<typeof proposerOf>;
};

/** One period with all that its page shows of it: names, and the results that a rule looks back at. */
export async function outcomeSheet(
  stores: UnitStores,
  { period, groups }: OutcomePeriod
): Promise<OutcomeGroup[]> {
  const listed = await stores.roster.list();
  const names = namesApart(listed);
  const roster = new Map(listed.map((person) => [person.id, person]));
  const ends = daysOf(period).to;
  const scheme = schemeOf(stores, ends);
  const rules = rulesOn(scheme, ends);
  const { organs, named } = ownBodies(stores.unit, scheme);
  const looking = groups.filter(({ rule }) => looksBack(rule)).flatMap(({ people }) => people);
  const results = new Map<string, OwnResult[]>();
  for (const subject of new Set(looking.map((each) => each.subject)))
    results.set(subject, await stores.periods.resultsOf(subject));
  return groups.map(({ people, ...group }) => ({
    ...group,
    proposer: 'proposed' in group.rule ? proposerOf(group.rule, organs) : null,
    people: people.map((each) => {
      const person = roster.get(each.subject);
      const talk = { rule: group.rule.id, group: person ? factsIn(person, daysOf(period)).group : '' };
      return {
        ...each,
        name: names.get(each.subject) ?? each.subject,
        holder: talkHolder(rules, talk, { organs, named }),
        run: looksBack(group.rule) ? runOf(results.get(each.subject) ?? [], group.rule, period) : []
      };
    })
  }));
}

function looksBack({ kind }: Rule): boolean {
  return kind === 'in-a-row' || kind === 'every-quarter';
}

/** The results of so many periods up to this one as the rule counts: quarters, or years where it counts years. */
function runOf(results: readonly OwnResult[], rule: Rule, period: string) {
  const of = rule.kind === 'in-a-row' && rule.period === 'year' ? 'year' : 'quarter';
  const until = lastMonth(period);
  const own = results.filter((each) => periodKind(each.period) === of && lastMonth(each.period) <= until);
  return own.slice(-4).map(({ period, rank, ranked }) => ({ period, rank, ranked }));
}
