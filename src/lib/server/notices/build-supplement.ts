import { firstMonth, lastMonth, mask, periodKind, type Supplement, type SupplementRow } from '$lib/notice';
import { rulesOn, score, type Entry } from '$lib/points';
import { lastDay } from '$lib/calendar';
import type { BookedEntry } from '../ledger/ledger';
import { rulesOfYear } from '../assessments/rules-of-year';
import { scorable } from '../ledger/scorable';
import { onceKeyIn, setOffIn } from '../objections/assessed-figure';
import { objectionNo, type Objection } from '../objections/objection';
import { inputOfPeriod, type PeriodInput } from '../periods/score-period';
import type { SealedResult } from '../periods/periods';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';
import type { Publication } from './build-snapshot';
import { mendingFor, type Mending } from './mending-for';
import { keepsBack } from './kept-back';
import { asPublished } from './rank-order';

type Figures = SupplementRow['before'];

/**
 * What is published of a correction: the rows of the mended notice that differ by it, as they were published last – by an
 * earlier supplementary notice, of the same objection too – and as the period comes out with what was put right. The seal stays
 * as it is; the difference counts in the open month (M4), and in a year that is over this is all that tells of it (M13b).
 *
 * @returns with the 编号 of whose row each is, which is not published
 * @throws Problem `nothing-corrected` when nothing public differs, `not-sealed`
 */
export async function buildSupplement(
  stores: UnitStores,
  objection: Objection,
  publication: Publication
): Promise<{ supplement: Supplement; subjects: string[] }> {
  const { period } = objection.notice;
  const no = objectionNo(objection);
  const mended = await stores.notices.of(period);
  if (!mended) throw new Problem('not-sealed', 409, { period });
  const { snapshot, digest } = mended;
  const entries = await stores.ledger.entries();
  const { told, own } = await mendingFor(stores, objection, entries);
  const [booked] = own.entries;
  const decided = new Set([...own.entries, ...own.readings].map(({ decision }) => decision));
  if (decided.size === 0) throw new Problem('nothing-corrected', 409, { no });

  const before = await figuresOf(stores, period, { entries, corrections: told });
  const after = await figuresOf(stores, period, {
    entries,
    corrections: {
      entries: [...told.entries, ...own.entries],
      readings: [...told.readings, ...own.readings]
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
    ranks: snapshot.ranks ?? 'points',
    // Of a ballot paper that is read otherwise nothing is booked.
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
  right: { entries: readonly BookedEntry[]; corrections: Mending }
): Promise<Map<string, Figures & { pool: string }>> {
  const results = await resultsOf(stores, period, right);
  const ends = lastDay(lastMonth(period));
  const scheme = schemeOf(stores, ends);
  const ranks = rulesOn(scheme, ends).score[periodKind(period)] ?? 'points';
  const hidden = keepsBack(scheme, period);
  return new Map(
    asPublished(results).map(({ subject, pool, rank, points, balance }) => {
      const shown = !(hidden && rank === null);
      return [
        subject,
        {
          ...{ pool, rank, points: shown ? points : null },
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
  const input = await inputOfPeriod(stores, period);
  const { rows } = score({
    ...input,
    entries: asIfInTime(entries, corrections.entries, input),
    ballots: await stores.ballots.counted(Number(period.slice(0, 4)), papers)
  });
  return sealed.flatMap((result) => {
    const row = rows.find(({ subject }) => subject === result.subject);
    if (!row) return [];
    const { status, points, balance, score: ranked, rank } = row;
    return [{ ...result, status, points, balance, score: ranked, rank }];
  });
}

/**
 * The ledger had the corrections been known in time: what they undo is gone, what they book stands in the period. A figure of a
 * closed year that was set off stands in it, too; of several for the same, the one that came last.
 */
function asIfInTime(
  entries: readonly BookedEntry[],
  corrections: readonly BookedEntry[],
  { period, scheme }: Pick<PeriodInput, 'period' | 'scheme'>
): Entry[] {
  const aside = setOffIn(corrections);
  const undone = new Set(corrections.flatMap(({ reverses }) => (reverses === null ? [] : [reverses])));
  for (const id of aside) undone.delete(id);
  const rules = rulesOfYear(scheme, Number(period.slice(0, 4)));
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
    const month = date.slice(0, 7);
    return month < first ? first : month > last ? last : month;
  };
  return scorable(entries)
    .filter(({ id, reverses }) => !undone.has(id) && !(moved.has(id) && reverses !== null))
    .map((entry) => (moved.has(entry.id) ? { ...entry, period: home(entry.date) } : entry));
}
