import { lastDay } from '$lib/calendar';
import { lastMonth } from '$lib/notice';
import type { Hundredths } from '$lib/points';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../store/unit-stores';

/** A proposal of the scheme that concerns one person in a sealed period (M12), with what people have decided of it. */
export interface Proposal {
  period: string;
  /** outcome or conversion */
  rule: string;
  subject: string;
  /** of a tie too large for a scarce reward: people decide who of them */
  undecided: boolean;
  /** what points buy: hundredths of the rule's unit, for the year to date; null for an outcome */
  value: Hundredths | null;
  /** the assembly of all members decides it (D), and no meeting of the committee */
  ofAssembly: boolean;
  /** what stands; null: nobody has decided yet */
  ruling: StandingRuling | null;
}

export interface StandingRuling {
  /** counts within the proposal, from 1 */
  no: number;
  confirmed: boolean;
  /** '' when erased or not given */
  words: string;
  date: string;
  minutes: string;
  /** accounts of those who stepped aside */
  recused: string[];
}

/**
 * What points buy is reckoned for the year to date: what a later period of the year says includes what an earlier one said,
 * as long as nobody has decided that.
 *
 * @param later proposals of periods that end later
 */
export function isIncluded(
  { period, rule, subject, value, ruling }: Proposal,
  later: readonly Pick<Proposal, 'period' | 'rule' | 'subject'>[]
): boolean {
  if (value === null || ruling !== null) return false;
  const year = period.slice(0, 4);
  return later.some((each) => each.rule === rule && each.subject === subject && each.period.startsWith(year));
}

/** Those of one sealed period, by rule as the seal has them: people in rank order. */
export async function proposalsOf(stores: UnitStores, period: string): Promise<Proposal[]> {
  const ofAssembly = new Set(schemeOf(stores, lastDay(lastMonth(period))).assembly?.decides);
  const latest = new Map([...(await byMeetings(stores, period)), ...(await byAssemblies(stores, period))]);
  const proposal = (
    rule: string,
    subject: string,
    undecided: boolean,
    value: Hundredths | null
  ): Proposal => ({
    ...{ period, rule, subject, undecided, value, ofAssembly: ofAssembly.has(rule) },
    ruling: latest.get(`${rule} ${subject}`) ?? null
  });
  const outcomes = await stores.periods.outcomes(period);
  const conversions = await stores.periods.conversions(period);
  return [
    ...outcomes.flatMap(({ rule, subjects, undecided }) => [
      ...subjects.map((subject) => proposal(rule, subject, false, null)),
      ...undecided.map((subject) => proposal(rule, subject, true, null))
    ]),
    ...conversions.map(({ rule, subject, value }) => proposal(rule, subject, false, value))
  ];
}

async function byMeetings(stores: UnitStores, period: string): Promise<[string, StandingRuling][]> {
  const grounds = new Map((await stores.meetings.list()).map(({ id, decision }) => [id, decision]));
  const recused = await stores.outcomes.recused(period);
  return (await stores.outcomes.rulings({ period })).map(
    ({ id, rule, subject, no, confirmed, words, meeting }) => {
      const { date = '', minutes = '' } = grounds.get(meeting) ?? {};
      const told = { no, confirmed, words, date, minutes, recused: recused.get(id) ?? [] };
      return [`${rule} ${subject}`, told];
    }
  );
}

async function byAssemblies(stores: UnitStores, period: string): Promise<[string, StandingRuling][]> {
  if (!/^\d{4}$/.test(period)) return [];
  const grounds = new Map((await stores.decisions.list()).map((decision) => [decision.id, decision]));
  return (await stores.assemblies.rulings(Number(period))).map(
    ({ rule, subject, upheld, reason, decision }) => {
      const { date = '', minutes = '' } = grounds.get(decision) ?? {};
      return [`${rule} ${subject}`, { no: 0, confirmed: upheld, words: reason, date, minutes, recused: [] }];
    }
  );
}
