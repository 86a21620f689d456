import { mask, type Supplement, type SupplementRow } from '$lib/notice';
import { rulesOn, type Entry, type Scheme } from '$lib/points';
import { yearOf, monthOf, firstMonth, lastMonth, periodKind, daysOf } from '$lib/calendar';
import type { BookedEntry } from '../ledger/ledger';
import { rulesOfYear } from '../assessments/rules-of-year';
import { onceKeyIn, setOffIn } from '../objections/corrections/assessed-figure';
import { objectionNo, type Objection } from '../objections/objection';
import { scorePeriod } from '../periods/score-period';
import type { SealedResult } from '../periods/periods';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { Publication } from './build-snapshot';
import { correctionFor, type Correction } from './correction-for';
import { keepsBack } from './kept-back';
import { asPublished } from './rank-order';

type Figures = SupplementRow['before'];

/**
 * Builds the supplementary notice of a correction: the rows of the corrected notice that differ, before (as
 * they were last published, if need be by an earlier supplementary notice, of the same objection too) and
 * after. The seal stays as it is; the difference counts in the open month (M4), and for a year that is over
 * this notice is the only place where it appears (M13b).
 * @returns with the 编号 of each row's person, which is not published
 * @throws Problem `nothing-corrected` when nothing public differs, `not-sealed`
 */
export async function buildSupplement(
  stores: UnitStores,
  objection: Objection,
  publication: Publication
): Promise<{ supplement: Supplement; subjects: string[] }> {
  const { period } = objection.notice;
  const no = objectionNo(objection);
  const corrected = await stores.notices.of(period);
  if (!corrected) throw new Problem('not-sealed', 409, { period });
  const { snapshot, digest } = corrected;
  const entries = await stores.ledger.entries();
  const { reported, own } = await correctionFor(stores, objection, entries);
  const [booked] = own.entries;
  const decided = new Set([...own.entries, ...own.readings].map(({ decision }) => decision));
  if (decided.size === 0) throw new Problem('nothing-corrected', 409, { no });

  const before = await figuresOf(stores, period, { entries, corrections: reported });
  const after = await figuresOf(stores, period, {
    entries,
    corrections: {
      entries: [...reported.entries, ...own.entries],
      readings: [...reported.readings, ...own.readings]
    }
  });
  const names = new Map(
    (await stores.roster.list()).map(({ id, name }) => [id, stores.unit.masked ? mask(name) : name])
  );
  const changed = [...after].flatMap(
    ([subject, { pool, ...now }]): { subject: string; row: SupplementRow }[] => {
      const was = before.get(subject);
      if (!was) return [];
      const { pool: _, ...then } = was;
      const isSame =
        then.rank === now.rank &&
        then.points === now.points &&
        (then.balance ?? null) === (now.balance ?? null);
      const row = { name: names.get(subject) ?? '', pool, before: then, after: now };
      return isSame ? [] : [{ subject, row }];
    }
  );
  if (changed.length === 0) throw new Problem('nothing-corrected', 409, { no });
  const decisions = (await stores.decisions.list()).filter(({ id }) => decided.has(id));
  const supplement: Supplement = {
    format: 'supplement-1',
    code: publication.code,
    corrects: { code: snapshot.code, number: snapshot.number, title: snapshot.title, digest },
    unit: snapshot.unit,
    scheme: { id: snapshot.scheme.id, title: snapshot.scheme.title },
    period,
    ...(snapshot.recordedSince !== undefined && { recordedSince: snapshot.recordedSince }),
    ranks: snapshot.ranks,
    // Rereading a ballot paper books nothing.
    ...(booked && { booked: booked.period }),
    number: publication.number,
    title: snapshot.title.replace(/公示$/, '补充公示'),
    published: publication.published,
    decided: decisions.map(({ date, body, minutes }) => ({ date, body, minutes })),
    window: publication.window,
    objections: stores.unit.objections,
    readings: publication.readings,
    rows: changed.map(({ row }) => row)
  };
  return { supplement, subjects: changed.map(({ subject }) => subject) };
}

/** Everybody's public figures of a period, had these corrections been booked in it; in the order of a notice. */
async function figuresOf(
  stores: UnitStores,
  period: string,
  right: { entries: readonly BookedEntry[]; corrections: Correction }
): Promise<Map<string, Figures & { pool: string }>> {
  const results = await resultsOf(stores, period, right);
  const ends = daysOf(period).to;
  const scheme = schemeOf(stores, ends);
  const ranks = rulesOn(scheme, ends).score[periodKind(period)] ?? 'points';
  const hidden = keepsBack(scheme, period);
  return new Map(
    asPublished(results).map(({ subject, pool, rank, points, balance }) => {
      const shown = !(hidden && rank === null);
      return [
        subject,
        {
          pool,
          rank,
          points: shown ? points : null,
          ...(ranks === 'balance' && { balance: shown ? balance : null })
        }
      ];
    })
  );
}

async function resultsOf(
  stores: UnitStores,
  period: string,
  { entries, corrections }: Parameters<typeof figuresOf>[2]
): Promise<SealedResult[]> {
  const sealed = await stores.periods.results(period);
  if (corrections.entries.length + corrections.readings.length === 0) return sealed;
  const papers = new Set(corrections.readings.map(({ seq }) => seq));
  const inTime = asIfInTime(entries, corrections.entries, { period, scheme: schemeOf(stores) });
  const { rows } = await scorePeriod(stores, period, inTime, papers);
  return sealed.flatMap((result) => {
    const row = rows.find(({ subject }) => subject === result.subject);
    if (!row) return [];
    const { status, points, balance, score: ranked, rank } = row;
    return [{ ...result, status, points, balance, score: ranked, rank }];
  });
}

/**
 * The ledger as it would be had the corrections been known in time: undone entries are gone, and new ones
 * are booked in the period. For a closed year it includes figures that replaced others; of several for the
 * same, the last one.
 */
function asIfInTime(
  entries: readonly BookedEntry[],
  corrections: readonly BookedEntry[],
  { period, scheme }: { period: string; scheme: Scheme }
): Entry[] {
  const aside = setOffIn(corrections);
  const undone = new Set(corrections.flatMap(({ reverses }) => (reverses === null ? [] : [reverses])));
  for (const id of aside) undone.delete(id);
  const rules = rulesOfYear(scheme, yearOf(period));
  const latest = new Map<string, string>();
  for (const { id, subject, item } of corrections) {
    const key = aside.has(id) ? onceKeyIn(rules, item) : null;
    const place = `${subject}\n${key ?? ''}`;
    const earlier = key === null ? undefined : latest.get(place);
    if (earlier !== undefined) undone.add(earlier);
    if (key !== null) latest.set(place, id);
  }
  const moved = new Set(corrections.map(({ id }) => id));
  const [first, last] = [firstMonth(period), lastMonth(period)];
  const home = (date: string) => {
    const month = monthOf(date);
    return month < first ? first : month > last ? last : month;
  };
  return entries
    .filter(({ id, reverses }) => !undone.has(id) && !(moved.has(id) && reverses !== null))
    .map((entry) => (moved.has(entry.id) ? { ...entry, period: home(entry.date) } : entry));
}
