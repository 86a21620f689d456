import type { Supplement, SupplementRow } from '$lib/notice';
import { publicNames } from './public-names';
import { rulesOn } from '$lib/points';
import { contains, periodKind, daysOf } from '$lib/calendar';
import type { CorrectedPeriod } from '../periods/corrected-results';
import type { SealedResult } from '../periods/periods';
import { schemeOf } from '../periods/unit-scheme';
import { Problem } from '../../platform/problem/problem';
import type { UnitStores } from '../units/unit-stores';
import type { Publication } from './build-snapshot';
import type { CorrectedNow } from './corrected-period';
import { keepsBack } from './kept-back';
import { periodsCorrected } from './periods-corrected';
import { asPublished } from './rank-order';
import { groundNo, periodOfGround, type SupplementGround } from './supplement-ground';

type Figures = SupplementRow['before'];

interface ChangedRow {
  /** 编号, which is not published */
  subject: string;
  row: SupplementRow;
}

/**
 * Builds the supplementary notice of a correction: the rows of the corrected notice that differ, before (as
 * they were last published, if need be by an earlier supplementary notice, of the same ground too) and
 * after. It corrects the notice that was objected to, or, where that one doesn't change, another published one. The seals stay as
 * they are; the difference counts in the open month (M4), and for a year that is over this notice is the only place where it
 * appears (M13b).
 * @returns with the 编号 of each row's person, which is not published, and with all that the notice fixes about every sealed
 * period that the correction reaches
 * @throws Problem `nothing-corrected` when nothing public differs, `not-published`
 */
export async function buildSupplement(
  stores: UnitStores,
  ground: SupplementGround,
  publication: Publication
): Promise<{ supplement: Supplement; subjects: string[]; corrected: CorrectedPeriod[] }> {
  const { published, own, changed, periods } = await changedRows(stores, ground);
  const { snapshot, digest } = published;
  const { period } = snapshot;
  const [booked] = own.entries;
  const decided = new Set([...own.entries.map(({ entry }) => entry), ...own.readings].map(decisionOf));
  const decisions = (await stores.decisions.list()).filter(({ id }) => decided.has(id));
  const supplement: Supplement = {
    format: 'supplement-1',
    code: publication.code,
    corrects: { code: snapshot.code, number: snapshot.number, title: snapshot.title, digest },
    unit: snapshot.unit,
    scheme: {
      id: snapshot.scheme.id,
      title: snapshot.scheme.title,
      ...(snapshot.scheme.trialUntil !== undefined && { trialUntil: snapshot.scheme.trialUntil })
    },
    period,
    ...(ground.kind === 'assembly' && { assemblyOf: ground.assembly.quarter }),
    ...(snapshot.recordedSince !== undefined && { recordedSince: snapshot.recordedSince }),
    ranks: snapshot.ranks,
    // Rereading a ballot paper books nothing.
    ...(booked && { booked: booked.entry.period }),
    number: publication.number,
    title: snapshot.title.replace(/公示$/, '补充公示'),
    published: publication.published,
    decided: decisions.map(({ date, body, minutes }) => ({ date, body, minutes })),
    window: publication.window,
    objections: stores.unit.objections,
    readings: publication.readings,
    rows: changed.map(({ row }) => row)
  };
  return {
    supplement,
    subjects: changed.map(({ subject }) => subject),
    corrected: periods.map(({ corrected }) => corrected)
  };
}

const decisionOf = ({ decision }: { decision: string }) => decision;

/** Whether a ground has changed something public that no supplementary notice shows yet, also where its period has no notice. */
export async function isSupplementDue(stores: UnitStores, ground: SupplementGround): Promise<boolean> {
  return changedRows(stores, ground).then(
    () => true,
    (problem: unknown) => {
      if (!(problem instanceof Problem)) throw problem;
      if (problem.code === 'nothing-corrected') return false;
      if (problem.code === 'not-published') return true;
      throw problem;
    }
  );
}

/**
 * Works out all that a ground corrects, and the notice whose rows show it. Where no figure changes but only what follows from
 * the lines, as with a fact that has no points, the rows are those of the people whose lines they are.
 * @throws Problem `nothing-corrected`; `not-published` names the first period that has to be published before
 */
async function changedRows(stores: UnitStores, ground: SupplementGround) {
  const { periods, own } = await periodsCorrected(stores, ground, await stores.ledger.entries());
  const about = periodOfGround(ground);
  const holds = ({ corrected }: CorrectedNow) =>
    own.entries.some(({ of }) => contains(corrected.period, of)) ? 1 : 2;
  const place = (each: CorrectedNow) => (each.corrected.period === about ? 0 : holds(each));
  const people = new Set(own.entries.map(({ entry }) => entry.subject));
  const inOrder = await Promise.all(
    [...periods]
      .sort((a, b) => place(a) - place(b))
      .map(async (each) => ({ ...each, rows: await rowsOfPeriod(stores, each) }))
  );
  const figures = inOrder.map(({ rows, ...each }) => ({ ...each, rows: rows.filter(hasChanged) }));
  const effects = inOrder.map(({ rows, ...each }) => ({
    ...each,
    rows: each.differs ? rows.filter(({ subject }) => people.has(subject)) : []
  }));
  const shown = figures.some(({ rows }) => rows.length > 0) ? figures : effects;
  let unpublished: string | null = null;
  for (const { rows: changed, corrected } of shown) {
    if (changed.length === 0) continue;
    const published = await stores.notices.of(corrected.period);
    if (published) return { published, own, changed, periods };
    unpublished ??= corrected.period;
  }
  if (unpublished !== null) throw new Problem('not-published', 409, { period: unpublished });
  throw new Problem('nothing-corrected', 409, { no: groundNo(ground) });
}

/** The rows of a period's notice, before and after. */
async function rowsOfPeriod(
  stores: UnitStores,
  { known, now, corrected: { period } }: CorrectedNow
): Promise<ChangedRow[]> {
  const before = publicFigures(stores, period, known);
  const after = publicFigures(stores, period, now);
  const names = publicNames(await stores.roster.list(), stores.unit);
  return [...after].flatMap(([subject, { pool, ...now }]) => {
    const was = before.get(subject);
    if (!was) return [];
    const { pool: _, ...then } = was;
    return [{ subject, row: { name: names.get(subject) ?? '', pool, before: then, after: now } }];
  });
}

function hasChanged({ row: { before, after } }: ChangedRow): boolean {
  return (
    before.rank !== after.rank ||
    before.points !== after.points ||
    (before.balance ?? null) !== (after.balance ?? null)
  );
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
