import { formatPoints, type Supplement, type SupplementRow } from '$lib/notice';
import { m } from '$lib/text';
import { monthTitle } from './dates';
import { periodTitle } from './period-text';
import { supplementReason } from './supplement-reason';

/** Somebody's result in two parts: 46.5 分 and 第 3 名; the first is empty where nothing was worked out. */
export function figureParts(
  { ranks }: Pick<Supplement, 'ranks'>,
  { rank, points, balance }: SupplementRow['before']
): { figure: string; place: string } {
  const total = ranks === 'balance' ? (balance ?? null) : points;
  return {
    figure: total === null ? '' : m.objection_points({ points: formatPoints(total) }),
    place: rank === null ? m.objection_unranked() : m.objection_rank({ rank })
  };
}

/** Somebody's result in words, as a notice has it: 46.5 分，第 3 名; 本期不排名. */
export function figuresText(of: Pick<Supplement, 'ranks'>, figures: SupplementRow['before']): string {
  const { figure, place } = figureParts(of, figures);
  return figure === '' ? place : m.objection_figures({ figure, place });
}

/** The sentence that heads a supplementary notice: why, and where the difference is booked. */
export function supplementLead(supplement: Supplement): string {
  const { assemblyOf, booked, rows } = supplement;
  if (rows.every(hasSameFigures)) return m.objection_supplement_same();
  if (booked === undefined) return m.reread_supplement_lead();
  const month = monthTitle(booked);
  if (assemblyOf === undefined) return m.objection_supplement_lead({ month });
  const reason = supplementReason(supplement);
  return m.objection_supplement_assembly_lead({ reason, quarter: periodTitle(assemblyOf), month });
}

/** Whether a row is there for what follows from a corrected line alone. */
function hasSameFigures({ before, after }: SupplementRow): boolean {
  return before.points === after.points && before.balance === after.balance && before.rank === after.rank;
}
