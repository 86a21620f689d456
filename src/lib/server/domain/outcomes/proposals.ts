import { periodKind, yearOf, daysOf } from '$lib/calendar';
import type { Conversion, Hundredths } from '$lib/points';
import { voidPeriods } from '../leave/void-conversions';
import type { CorrectedPeriod, PeriodVersion } from '../periods/corrected-results';
import { versionsWith } from '../periods/versions-with';
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
  /** the ruling that a correction has unsettled; null: none */
  unsettledRuling: ActiveRuling | null;
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
  return proposalsWith(stores, period, {
    outcomes: await stores.periods.outcomes(period),
    conversions: await stores.periods.conversions(period),
    versions: (await stores.periods.versions(period)).get(period)
  });
}

/** The proposals of one sealed period as a correction that isn't published yet would leave them. */
export async function proposalsAfter(
  stores: UnitStores,
  corrected: CorrectedPeriod
): Promise<OutcomeProposal[]> {
  const versions = await versionsWith(stores, corrected);
  return proposalsWith(stores, corrected.period, { ...corrected, versions });
}

async function proposalsWith(
  stores: UnitStores,
  period: string,
  {
    outcomes,
    conversions,
    versions
  }: Pick<SealedPeriod, 'outcomes' | 'conversions'> & { versions: readonly PeriodVersion[] | undefined }
): Promise<OutcomeProposal[]> {
  const ruled = await rulingsOn(stores, {
    period,
    periods: [period],
    aside: await stores.outcomes.recused(period)
  });
  const talks = await stores.outcomes.talks({ period });
  const voids = conversions.length > 0 ? await voidPeriods(stores) : new Set<string>();
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

/** Everything that is known of a sealed period's proposals. */
interface KnownOfPeriod extends Pick<SealedPeriod, 'outcomes' | 'conversions'> {
  ruled: Ruled;
  talks: readonly HeldTalk[];
  /** the void ones among the periods (`voidPeriods`) */
  voids: ReadonlySet<string>;
  /** absent: the period wasn't corrected */
  versions: readonly PeriodVersion[] | undefined;
}

/** A consequence of a period for one person, before anybody has ruled on it; `converted` null: an outcome. */
interface Consequence extends Pick<OutcomeProposal, 'rule' | 'subject' | 'undecided'> {
  converted: Pick<Conversion, 'value' | 'sum'> | null;
}

function proposalsIn(stores: UnitStores, period: string, known: KnownOfPeriod): OutcomeProposal[] {
  const proposed = consequencesIn(known);
  const asProposal = proposalIn(stores, period, known);
  const gone = goneIn(period, proposed, known).map(asProposal);
  return [...proposed.map(asProposal), ...gone.filter(({ unsettled }) => unsettled !== null)];
}

/** The consequences that hold now, by rule as in the seal. */
function consequencesIn({ outcomes, conversions }: KnownOfPeriod): Consequence[] {
  const named = (rule: string, people: readonly string[], undecided: boolean) =>
    people.map((subject) => ({ rule, subject, undecided, converted: null }));
  return [
    ...outcomes.flatMap(({ rule, subjects, undecided }) => [
      ...named(rule, subjects, false),
      ...named(rule, undecided, true)
    ]),
    ...conversions.map(({ rule, subject, ...converted }) => ({ rule, subject, undecided: false, converted }))
  ];
}

/** Those that were confirmed, or for which another grade was given, and that aren't proposed any more after a correction: people decide what becomes of the ruling. */
function goneIn(
  period: string,
  proposed: readonly Consequence[],
  { ruled, versions = [] }: KnownOfPeriod
): Consequence[] {
  if (versions.length === 0) return [];
  const isConversion = (rule: string) =>
    versions.some(({ conversions }) => conversions.some((each) => each.rule === rule));
  const known = new Set(proposed.map(({ rule, subject }) => `${period} ${rule} ${subject}`));
  return [...ruled].flatMap(([key, { confirmed, given }]) => {
    const { of, rule, subject } = ruledKey(key);
    if (of !== period || known.has(key) || (!confirmed && given === null)) return [];
    return [{ rule, subject, undecided: false, converted: isConversion(rule) ? { value: 0, sum: 0 } : null }];
  });
}

/** Adds to a period's consequences what people have decided of them. */
function proposalIn(
  stores: UnitStores,
  period: string,
  { ruled, talks, voids, versions }: KnownOfPeriod
): (consequence: Consequence) => OutcomeProposal {
  const ofAssembly = new Set(schemeOf(stores, daysOf(period).to).assembly?.decides);
  const held = new Map(talks.map((talk) => [`${talk.period} ${talk.rule} ${talk.subject}`, talk]));
  const concern = knownConcerns();
  return ({ rule, subject, undecided, converted }) => {
    const key = `${period} ${rule} ${subject}`;
    const ruling = ruled.get(key) ?? null;
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
      unsettledRuling: unsettled ? ruling : null,
      seen: ruling?.no ?? 0,
      talk: held.get(key) ?? null
    };
  };
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
