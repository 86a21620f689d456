import { byEnd, yearOf, monthOfYear } from '$lib/calendar';
import { apartFromCorrections } from '$lib/points';
import { allLines } from '../ledger/all-lines';
import type { LedgerLine } from '../ledger/lines';
import { correctedLedger } from '../notices/corrected-ledger';
import { correctedPeriodByLine } from '../objections/corrections/corrected-period-by-line';
import { yearObjections, type YearObjection } from '../objections/year-objections';
import type { UnitStores } from '../units/unit-stores';
import type { OwnResult } from './periods';
import { scoreWhole } from './score-period';
import { schemeOf } from './unit-scheme';

/** One sealed period of a person's year, with what names its seal and its notice. */
export interface YearPeriod extends OwnResult {
  /** by id of the section, hundredths */
  sections: Readonly<Record<string, number>>;
  /** points that no section has: a floor, a veto, the difference of an earlier period's correction */
  adjusted: number;
  /** the record of the command that sealed it: its digest covers the whole ledger up to there */
  record: { no: number; digest: string } | null;
  /** its digest as corrected, whose check code its public page shows */
  notice: { code: string; digest: string } | null;
  /** it was taken over from paper: its total isn't calculated from entries */
  isPaper: boolean;
}

/** A person's year as it is filed: the sealed results, and every entry with its ground. */
export interface PersonYear {
  /** in the order in which they end, the shorter first */
  periods: YearPeriod[];
  /** booked in the year, oldest first; each with its effect on the year so far */
  lines: LedgerLine[];
  /** about the person, to a notice of the year */
  objections: YearObjection[];
}

/**
 * Reads one person's year.
 * @param subject 编号, of the roster
 * @param oneself account of the person, when they look at their own (`yearObjections`)
 * @throws Problem `unknown-scheme`
 */
export async function personYear(
  stores: UnitStores,
  { subject, year, oneself }: { subject: string; year: number; oneself?: string | undefined }
): Promise<PersonYear> {
  const scheme = schemeOf(stores);
  const sealed = (await stores.periods.resultsOf(subject)).filter(({ period }) => yearOf(period) === year);
  const ballots = await stores.ballots.counted(year);
  const paper = await stores.takeovers.paper();
  const { firstPeriod: first } = stores.unit;
  const taken = new Set((await stores.takeovers.list()).map((one) => one.period));
  const seals = new Map((await stores.periods.seals()).map(({ period, seq }) => [period, seq]));
  const records = await stores.trail.recordsOf([...seals.values()]);
  const notices = new Map((await stores.notices.list()).map((notice) => [notice.period, notice]));
  const digests = await stores.notices.digestsAsCorrected();
  const known = await stores.ledger.entries({ subject });
  const corrects = await correctedPeriodByLine(stores, known);
  const corrected = new Set((await stores.notices.supplements()).flatMap(({ fixes }) => fixes));
  const periods: YearPeriod[] = [];
  for (const own of sealed.sort((a, b) => byEnd(a.period, b.period))) {
    const { period, pool, group, from: since, to: until, earlier } = own;
    const read = corrected.has(period) ? await correctedLedger(stores, period, known) : null;
    const entries = read?.entries ?? known;
    const papers = read?.papers ? await stores.ballots.counted(year, read.papers) : ballots;
    const facts = { pool, group, from: since, to: until, ...(earlier && { earlier }) };
    const person = { id: subject, name: '', ...facts };
    const scored = { scheme, subjects: [person], entries, ballots: papers, paper, first, period };
    const row = scoreWhole(scored).rows[0];
    const sections = row ? apartFromCorrections(row, scored, corrects).sections : {};
    const notice = notices.get(period);
    periods.push({
      ...own,
      sections,
      adjusted: own.points - Object.values(sections).reduce((sum, points) => sum + points, 0),
      record: records.get(seals.get(period) ?? -1) ?? null,
      notice: notice ? { code: notice.code, digest: digests.get(notice.code) ?? notice.digest } : null,
      isPaper: taken.has(period)
    });
  }
  const upto = await stores.ledger.last();
  const [from, to] = [monthOfYear(year, 1), monthOfYear(year, 12)];
  const filter = { from, to, subject, items: null, basis: '', terms: [], upto };
  return {
    periods,
    lines: (await allLines(stores, { filter, period: null })).reverse(),
    objections: await yearObjections(stores, { subject, year, oneself })
  };
}
