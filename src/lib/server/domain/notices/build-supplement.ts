import { mask, type Supplement, type SupplementRow } from '$lib/notice';
import { rulesOn } from '$lib/points';
import { periodKind, daysOf } from '$lib/calendar';
import type { BookedEntry } from '../ledger/ledger';
import { objectionNo, type Objection } from '../objections/objection';
import { figuresOfResult, hasSameFigures, type CorrectedPeriod } from '../periods/corrected-results';
import { sealedPeriodOf } from '../periods/draft-seal';
import { scorePeriod } from '../periods/score-period';
import type { SealedPeriod, SealedResult } from '../periods/periods';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import { asIfInTime } from './as-if-in-time';
import type { Publication } from './build-snapshot';
import { correctionFor, type Correction } from './correction-for';
import { keepsBack } from './kept-back';
import { asPublished } from './rank-order';
import { withDifference } from './with-difference';

type Figures = SupplementRow['before'];

/**
 * Builds the supplementary notice of a correction: the rows of the corrected notice that differ, before (as
 * they were last published, if need be by an earlier supplementary notice, of the same objection too) and
 * after. The seal stays as it is; the difference counts in the open month (M4), and for a year that is over
 * this notice is the only place where it appears (M13b).
 * @returns with the 编号 of each row's person, which is not published, and with all that the notice fixes about its period
 * @throws Problem `nothing-corrected` when nothing public differs, `not-sealed`
 */
export async function buildSupplement(
  stores: UnitStores,
  objection: Objection,
  publication: Publication
): Promise<{ supplement: Supplement; subjects: string[]; corrected: CorrectedPeriod }> {
  const { period } = objection.notice;
  const no = objectionNo(objection);
  const published = await stores.notices.of(period);
  if (!published) throw new Problem('not-sealed', 409, { period });
  const { snapshot, digest } = published;
  const entries = await stores.ledger.entries();
  const { reported, own } = await correctionFor(stores, objection, entries);
  const [booked] = own.entries;
  const decided = new Set([...own.entries, ...own.readings].map(({ decision }) => decision));
  if (decided.size === 0) throw new Problem('nothing-corrected', 409, { no });

  const known = await stores.periods.results(period);
  const rescoredNow = await rescored(stores, period, {
    entries,
    corrections: {
      entries: [...reported.entries, ...own.entries],
      readings: [...reported.readings, ...own.readings]
    }
  });
  const before = publicFigures(stores, period, known);
  const after = publicFigures(stores, period, rescoredNow.results);
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
  const shown = new Map(known.map((result) => [result.subject, result]));
  const corrected: CorrectedPeriod = {
    results: rescoredNow.results.flatMap(({ subject, ...now }) => {
      const was = shown.get(subject);
      return was && !hasSameFigures(was, now) ? [{ subject, ...figuresOfResult(now) }] : [];
    }),
    ...withDifference(
      {
        outcomes: await stores.periods.outcomes(period),
        conversions: await stores.periods.conversions(period)
      },
      { before: await rescored(stores, period, { entries, corrections: reported }), after: rescoredNow }
    )
  };
  return { supplement, subjects: changed.map(({ subject }) => subject), corrected };
}

/** Everybody's public figures of a period, in the order of a notice. */
function publicFigures(
  stores: UnitStores,
  period: string,
  results: readonly SealedResult[]
): Map<string, Figures & { pool: string }> {
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

/** A period's results and consequences, had corrections been booked in it. */
type Rescored = Pick<SealedPeriod, 'results' | 'outcomes' | 'conversions'>;

/** Everybody's results and the consequences of a period, had these corrections been booked in it. */
async function rescored(
  stores: UnitStores,
  period: string,
  { entries, corrections }: { entries: readonly BookedEntry[]; corrections: Correction }
): Promise<Rescored> {
  const papers = new Set(corrections.readings.map(({ seq }) => seq));
  const inTime = asIfInTime(entries, corrections.entries, { period, scheme: schemeOf(stores) });
  const result = await scorePeriod(stores, period, inTime, papers);
  const sealed = await stores.periods.sealedResults(period);
  const { outcomes, conversions } = sealedPeriodOf(period, result, new Map());
  const rows = new Map(result.rows.map((row) => [row.subject, row]));
  const results = sealed.flatMap((each) => {
    const row = rows.get(each.subject);
    return row ? [{ ...each, ...figuresOfResult(row) }] : [];
  });
  return { results, outcomes, conversions };
}
