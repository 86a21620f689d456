import { mask, type Snapshot } from '$lib/notice';
import { previousMonth } from '$lib/points';
import type { SealedResult } from '../periods/periods';
import { schemeOf, scoreMonth } from '../periods/score-month';
import { Problem } from '../problem';
import type { UnitStores } from '../store/unit-stores';
import { changesOf, creditsOf, gainsOf } from './credited';
import { figuresOf } from './figures';
import { inRankOrder } from './rank-order';
import { moveOf } from './move';
import { trendOf } from './trend';

/** What publishing adds to the month's figures. */
export interface Publication {
  code: string;
  number: { year: number; no: number };
  /** instant, ISO 8601 */
  published: string;
  /** working days of the publicity period */
  window: string[];
  /** readings besides those of the scheme, e.g. how the working days were found */
  readings: string[];
}

/**
 * Builds what is published of a sealed month. The figures are those of the seal; the ledger only explains them.
 * @throws Problem `not-sealed`, `unknown-scheme`
 */
export async function buildSnapshot(
  stores: UnitStores,
  period: string,
  publication: Publication
): Promise<Snapshot> {
  const { unit, periods } = stores;
  const scheme = schemeOf(stores);
  const sealed = inRankOrder(await periods.results(period));
  if (sealed.length === 0) throw new Problem('not-sealed', 409, { period });
  const before = previousMonth(period);
  const earlier = new Map((await periods.results(before)).map((result) => [result.subject, result]));

  const subjects = await stores.roster.list();
  const entries = await stores.ledger.entries();
  const ledger = new Map(entries.map((entry) => [entry.id, entry]));
  const { rows: statements } = await scoreMonth(stores, period);
  const credits = new Map(statements.map((each) => [each.subject, creditsOf(each, period, ledger)]));
  const names = new Map(subjects.map(({ id, name }) => [id, unit.masked ? mask(name) : name]));
  const creditsFor = (result: SealedResult) => credits.get(result.subject) ?? [];
  const nameFor = (result: SealedResult) => names.get(result.subject) ?? '';

  const rows = sealed.map((result) => {
    const gains = gainsOf(scheme, creditsFor(result));
    return {
      name: nameFor(result),
      pool: result.pool,
      rank: result.rank,
      points: result.points,
      move: moveOf(result, earlier.get(result.subject)),
      gains,
      rest: result.points - gains.reduce((sum, gain) => sum + gain.points, 0)
    };
  });
  const decisions = await stores.decisions.list();
  const grounds = new Set(entries.filter((entry) => entry.period === period).map((entry) => entry.decision));
  const items = new Set(scheme.items.map(({ id }) => id));

  return {
    format: 1,
    code: publication.code,
    unit: { name: unit.name, parent: unit.parent },
    scheme: { id: scheme.id, title: scheme.name, since: scheme.inForce[0]?.from ?? '' },
    period,
    previous: earlier.size > 0 ? before : null,
    number: publication.number,
    title: titleOf(scheme.name, period),
    published: publication.published,
    decided: decisions.filter(({ id }) => grounds.has(id)).map(({ id: _, ...decision }) => decision),
    window: publication.window,
    objections: unit.objections,
    // All that a month can depend on, used or not: naming only those used would tell that somebody was criticised.
    readings: [
      ...scheme.defaults.filter(({ touches }) => touches.some((each) => items.has(each))).map(({ zh }) => zh),
      ...publication.readings
    ],
    rows,
    changes: changesOf(
      scheme,
      sealed.flatMap((result) => creditsFor(result).map((credit) => ({ ...credit, name: nameFor(result) })))
    ),
    trend: await trendOf(stores, period),
    figures: figuresOf(
      rows.flatMap((row) => row.gains),
      (await stores.notices.of(before))?.snapshot.rows.flatMap((row) => row.gains) ?? null
    )
  };
}

/** 社区干部积分管理办法, 2026-10 → 2026年10月社区干部积分结果公示 */
function titleOf(scheme: string, period: string): string {
  const [year, month] = period.split('-').map(Number);
  return `${year}年${month}月${scheme.replace(/积分.*$/, '')}积分结果公示`;
}
