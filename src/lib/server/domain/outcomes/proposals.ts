import { periodKind, yearOf, daysOf } from '$lib/calendar';
import type { Conversion, Hundredths } from '$lib/points';
import { voidPeriods } from '../leave/void-conversions';
import type { PeriodVersion } from '../periods/corrected-results';
import type { SealedPeriod } from '../periods/periods';
import { schemeOf } from '../periods/unit-scheme';
import type { UnitStores } from '../units/unit-stores';
import type { HeldTalk } from './outcomes';
import { knownConcerns, unsettledSince, type Unsettled } from './unsettled';

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
  /** the ruling that holds; null: nobody has decided yet, or a correction has unsettled it */
  ruling: ActiveRuling | null;
  /** why it is open again after a ruling; null: it isn't */
  unsettled: Unsettled | null;
  /** the last ruling's number within the proposal, held or not; 0: none */
  seen: number;
  /** the talk that was held on it; null: none was recorded */
  talk: HeldTalk | null;
}

export interface ActiveRuling {
  /** null for an assembly's */
  id: string | null;
  /** counts within the proposal, from 1 */
  no: number;
  /** the number of its change */
  seq: number;
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
  const voids = conversions.length > 0 ? await voidPeriods(stores) : new Set<string>();
  const versions = (await stores.periods.versions(period)).get(period);
  return proposalsIn(stores, period, { outcomes, conversions, ruled, talks, voids, versions });
}

/**
 * The proposals of every sealed period that has some. Lists that all periods need are read once, however
 * many years there are.
 */
export async function allProposals(stores: UnitStores): Promise<Map<string, OutcomeProposal[]>> {
  const consequences = await stores.periods.consequences();
  const versions = await stores.periods.versions();
  // A period whose correction left nothing may have rulings all the same.
  for (const period of versions.keys())
    if (!consequences.has(period)) consequences.set(period, { outcomes: [], conversions: [] });
  const periods = [...consequences.keys()];
  const ruled = await rulingsOn(stores, { periods, aside: await stores.outcomes.recused() });
  const talks = await stores.outcomes.talks();
  const voids = await voidPeriods(stores);
  return new Map(
    [...consequences].map(([period, found]) => [
      period,
      proposalsIn(stores, period, { ...found, ruled, talks, voids, versions: versions.get(period) })
    ])
  );
}

/** One's own proposals of every sealed period, without those who stepped aside. */
export async function ownProposals(
  stores: UnitStores,
  subject: string
): Promise<Map<string, OutcomeProposal[]>> {
  const own = await stores.periods.consequencesOf(subject);
  const versions = await stores.periods.versions();
  for (const period of versions.keys())
    if (!own.has(period)) own.set(period, { outcomes: [], conversions: [] });
  const all = await rulingsOn(stores, { subject, periods: [...own.keys()], aside: new Map() });
  const ruled = new Map([...all].filter(([key]) => ruledKey(key).subject === subject));
  const talks = await stores.outcomes.talks({ subject });
  const voids = await voidPeriods(stores);
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
        voids,
        versions: versions.get(period)
      })
    ])
  );
}

type Ruled = ReadonlyMap<string, ActiveRuling>;

/** The parts of a ruling's key; a number (编号) may have spaces. */
function ruledKey(key: string): { of: string; rule: string; subject: string } {
  const [of = '', rule = '', ...subject] = key.split(' ');
  return { of, rule, subject: subject.join(' ') };
}

function proposalsIn(
  stores: UnitStores,
  period: string,
  {
    outcomes,
    conversions,
    ruled,
    talks,
    voids,
    versions
  }: Pick<SealedPeriod, 'outcomes' | 'conversions'> & {
    ruled: Ruled;
    talks: readonly HeldTalk[];
    /** the void ones among the periods (`voidPeriods`) */
    voids: ReadonlySet<string>;
    /** absent: the period wasn't corrected */
    versions: readonly PeriodVersion[] | undefined;
  }
): OutcomeProposal[] {
  const ofAssembly = new Set(schemeOf(stores, daysOf(period).to).assembly?.decides);
  const held = new Map(talks.map((talk) => [`${talk.period} ${talk.rule} ${talk.subject}`, talk]));
  const concern = knownConcerns();
  const proposal = (
    rule: string,
    subject: string,
    undecided: boolean,
    converted: Pick<Conversion, 'value' | 'sum'> | null
  ): OutcomeProposal => {
    const ruling = ruled.get(`${period} ${rule} ${subject}`) ?? null;
    const unsettled = ruling && unsettledSince(versions, { rule, subject, seq: ruling.seq }, concern);
    return {
      period,
      rule,
      subject,
      undecided,
      value: converted?.value ?? null,
      sum: converted?.sum ?? null,
      isVoid: converted !== null && voids.has(period) && ruling === null,
      ofAssembly: ofAssembly.has(rule),
      ruling: unsettled ? null : ruling,
      unsettled,
      seen: ruling?.no ?? 0,
      talk: held.get(`${period} ${rule} ${subject}`) ?? null
    };
  };
  const proposals = [
    ...outcomes.flatMap(({ rule, subjects, undecided }) => [
      ...subjects.map((subject) => proposal(rule, subject, false, null)),
      ...undecided.map((subject) => proposal(rule, subject, true, null))
    ]),
    ...conversions.map(({ rule, subject, ...converted }) => proposal(rule, subject, false, converted))
  ];
  if (!versions) return proposals;
  const isConversion = (rule: string) =>
    versions.some(({ conversions }) => conversions.some((each) => each.rule === rule));
  const proposed = new Set(proposals.map(({ rule, subject }) => `${period} ${rule} ${subject}`));
  const gone = [...ruled].flatMap(([key, { confirmed }]) => {
    const { of, rule, subject } = ruledKey(key);
    if (of !== period || proposed.has(key) || !confirmed) return [];
    // Nothing is proposed any more after it was confirmed: people decide what becomes of the ruling.
    const one = proposal(rule, subject, false, isConversion(rule) ? { value: 0, sum: 0 } : null);
    return one.unsettled ? [one] : [];
  });
  return [...proposals, ...gone];
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
  for (const { id, period, rule, subject, no, seq, confirmed, words, meeting, correctBy } of rulings) {
    const { date = '', minutes = '' } = grounds.get(meeting) ?? {};
    const recused = aside.get(id) ?? [];
    const reported = { id, no, seq, confirmed, given: null, words, date, minutes, recused, correctBy };
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
    for (const { rule, subject, upheld, given, reason, decision, seq } of await stores.assemblies.rulings(
      Number(year)
    ))
      found.push([
        `${year} ${rule} ${subject}`,
        {
          id: null,
          no: 0,
          seq,
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
