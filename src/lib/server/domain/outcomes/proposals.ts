import { periodKind, yearOf, daysOf } from '$lib/calendar';
import type { Conversion, Hundredths } from '$lib/points';
import { voidPeriods } from '../leave/void-conversions';
import type { SealedPeriod } from '../periods/periods';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import type { HeldTalk } from './outcomes';

/** A proposal of the scheme that concerns one person in a sealed period (M12), with what people have decided of it. */
export interface OutcomeProposal {
  period: string;
  /** outcome or conversion */
  rule: string;
  subject: string;
  /** the person is in a tie too large for a scarce reward: people decide who of them gets it */
  undecided: boolean;
  /** the converted value in hundredths of the rule's unit, for the year to date; null for an outcome */
  value: Hundredths | null;
  /** the points of the year to date that were converted; null for an outcome */
  sum: Hundredths | null;
  /** a conversion that nobody granted in time: its days were void before its period was sealed */
  isVoid: boolean;
  /** the assembly of all members decides it (D), and no meeting of the committee */
  ofAssembly: boolean;
  /** the valid ruling; null: nobody has decided yet */
  ruling: ActiveRuling | null;
  /** the talk that was held on it; null: none was recorded */
  talk: HeldTalk | null;
}

export interface ActiveRuling {
  /** null for an assembly's */
  id: string | null;
  /** counts within the proposal, from 1 */
  no: number;
  confirmed: boolean;
  /** the grade that an assembly gave instead, an outcome of the scheme; null: none */
  given: string | null;
  /** '' when erased or not given */
  words: string;
  date: string;
  minutes: string;
  /** accounts of those who stepped aside */
  recused: string[];
  /** the day by which the person corrects what it is about; null: none was set */
  correctBy: string | null;
}

/**
 * Whether a conversion is part of a later one: conversions are calculated for the year to date, so that of
 * a later period of the year includes an earlier one that nobody has decided. A void one includes none, since a
 * meeting of its time may still have granted the earlier one.
 * @param later proposals of periods that end later
 */
export function isIncluded(
  { period, rule, subject, value, ruling }: OutcomeProposal,
  later: readonly Pick<OutcomeProposal, 'period' | 'rule' | 'subject' | 'isVoid'>[]
): boolean {
  if (value === null || ruling !== null) return false;
  const year = yearOf(period);
  return later.some(
    (each) => !each.isVoid && each.rule === rule && each.subject === subject && yearOf(each.period) === year
  );
}

/** The proposals of one sealed period, by rule as in the seal, people in rank order. */
export async function proposalsOf(stores: UnitStores, period: string): Promise<OutcomeProposal[]> {
  const outcomes = await stores.periods.outcomes(period);
  const conversions = await stores.periods.conversions(period);
  const ruled = await rulingsOn(stores, {
    period,
    periods: [period],
    aside: await stores.outcomes.recused(period)
  });
  const talks = await stores.outcomes.talks({ period });
  const gone = conversions.length > 0 ? await voidPeriods(stores) : new Set<string>();
  return proposalsIn(stores, period, { outcomes, conversions, ruled, talks, gone });
}

/**
 * The proposals of every sealed period that has some. Lists that all periods need are read once, however
 * many years there are.
 */
export async function allProposals(stores: UnitStores): Promise<Map<string, OutcomeProposal[]>> {
  const consequences = await stores.periods.consequences();
  const periods = [...consequences.keys()];
  const ruled = await rulingsOn(stores, { periods, aside: await stores.outcomes.recused() });
  const talks = await stores.outcomes.talks();
  const gone = await voidPeriods(stores);
  return new Map(
    [...consequences].map(([period, found]) => [
      period,
      proposalsIn(stores, period, { ...found, ruled, talks, gone })
    ])
  );
}

/** One's own proposals of every sealed period, without those who stepped aside. */
export async function ownProposals(
  stores: UnitStores,
  subject: string
): Promise<Map<string, OutcomeProposal[]>> {
  const own = await stores.periods.consequencesOf(subject);
  const ruled = await rulingsOn(stores, { subject, periods: [...own.keys()], aside: new Map() });
  const talks = await stores.outcomes.talks({ subject });
  const gone = await voidPeriods(stores);
  return new Map(
    [...own].map(([period, { outcomes, conversions }]) => [
      period,
      proposalsIn(stores, period, {
        outcomes: outcomes.map(({ rule, undecided }) => ({
          rule,
          ...(undecided ? { subjects: [], undecided: [subject] } : { subjects: [subject], undecided: [] })
        })),
        conversions: conversions.map((each) => ({ ...each, subject })),
        ruled,
        talks,
        gone
      })
    ])
  );
}

type Ruled = ReadonlyMap<string, ActiveRuling>;

function proposalsIn(
  stores: UnitStores,
  period: string,
  {
    outcomes,
    conversions,
    ruled,
    talks,
    gone
  }: Pick<SealedPeriod, 'outcomes' | 'conversions'> & {
    ruled: Ruled;
    talks: readonly HeldTalk[];
    /** the void ones among the periods (`voidPeriods`) */
    gone: ReadonlySet<string>;
  }
): OutcomeProposal[] {
  const ofAssembly = new Set(schemeOf(stores, daysOf(period).to).assembly?.decides);
  const held = new Map(talks.map((talk) => [`${talk.period} ${talk.rule} ${talk.subject}`, talk]));
  const proposal = (
    rule: string,
    subject: string,
    undecided: boolean,
    converted: Pick<Conversion, 'value' | 'sum'> | null
  ): OutcomeProposal => ({
    period,
    rule,
    subject,
    undecided,
    value: converted?.value ?? null,
    sum: converted?.sum ?? null,
    isVoid: converted !== null && gone.has(period) && !ruled.has(`${period} ${rule} ${subject}`),
    ofAssembly: ofAssembly.has(rule),
    ruling: ruled.get(`${period} ${rule} ${subject}`) ?? null,
    talk: held.get(`${period} ${rule} ${subject}`) ?? null
  });
  return [
    ...outcomes.flatMap(({ rule, subjects, undecided }) => [
      ...subjects.map((subject) => proposal(rule, subject, false, null)),
      ...undecided.map((subject) => proposal(rule, subject, true, null))
    ]),
    ...conversions.map(({ rule, subject, ...converted }) => proposal(rule, subject, false, converted))
  ];
}

/** Selects rulings. */
interface Wanted {
  period?: string;
  subject?: string;
  /** the periods of the proposals */
  periods: readonly string[];
  /** those who stepped aside, by id of the ruling */
  aside: ReadonlyMap<string, string[]>;
}

/** The valid rulings, by period, rule and subject. */
async function rulingsOn(stores: UnitStores, { periods, aside, ...filter }: Wanted): Promise<Ruled> {
  const ruled = new Map<string, ActiveRuling>();
  const rulings = await stores.outcomes.rulings(filter);
  const meetings = rulings.length === 0 ? [] : await stores.meetings.list();
  const grounds = new Map(meetings.map(({ id, decision }) => [id, decision]));
  for (const { id, period, rule, subject, no, confirmed, words, meeting, correctBy } of rulings) {
    const { date = '', minutes = '' } = grounds.get(meeting) ?? {};
    const recused = aside.get(id) ?? [];
    const reported = { id, no, confirmed, given: null, words, date, minutes, recused, correctBy };
    ruled.set(`${period} ${rule} ${subject}`, reported);
  }
  for (const [key, reported] of await byAssemblies(stores, periods)) ruled.set(key, reported);
  return ruled;
}

async function byAssemblies(
  stores: UnitStores,
  periods: readonly string[]
): Promise<[string, ActiveRuling][]> {
  const found: [string, ActiveRuling & { decision: string }][] = [];
  for (const year of periods.filter((period) => periodKind(period) === 'year'))
    for (const { rule, subject, upheld, given, reason, decision } of await stores.assemblies.rulings(
      Number(year)
    ))
      found.push([
        `${year} ${rule} ${subject}`,
        {
          id: null,
          no: 0,
          confirmed: upheld,
          given,
          words: reason,
          date: '',
          minutes: '',
          recused: [],
          correctBy: null,
          decision
        }
      ]);
  if (found.length === 0) return [];
  const grounds = new Map((await stores.decisions.list()).map((decision) => [decision.id, decision]));
  return found.map(([key, { decision, ...reported }]) => {
    const { date = '', minutes = '' } = grounds.get(decision) ?? {};
    return [key, { ...reported, date, minutes }];
  });
}
