import { formatPoints, type Supplement, type SupplementRow } from '$lib/notice';
import { m } from '$lib/text';
import { fullDay, monthTitle } from './dates';
import { periodTitle } from './period-text';

/** Somebody's result in words, as a notice has it: 46.5 分，第 3 名; 本期不排名. */
export function figuresText(
  { ranks }: Pick<Supplement, 'ranks'>,
  { rank, points, balance }: SupplementRow['before']
): string {
  const total = ranks === 'balance' ? (balance ?? null) : points;
  const figure = total === null ? '' : m.objection_points({ points: formatPoints(total) });
  const place = rank === null ? m.objection_unranked() : m.objection_rank({ rank });
  return figure === '' ? place : m.objection_figures({ figure, place });
}

/** The reason for a late assembly's supplementary notice: 根据2026年4月12日党员大会. */
export function supplementReason({ decided }: Pick<Supplement, 'decided'>): string {
  const [meeting] = decided;
  return m.supplement_by_assembly({ date: fullDay(meeting?.date ?? ''), body: meeting?.body ?? '' });
}

/** The sentence that heads a supplementary notice: why, and where the difference is booked. */
export function supplementLead(supplement: Supplement): string {
  const { assemblyOf, booked } = supplement;
  if (booked === undefined) return m.reread_supplement_lead();
  const month = monthTitle(booked);
  if (assemblyOf === undefined) return m.objection_supplement_lead({ month });
  const reason = supplementReason(supplement);
  return m.supplement_assembly_lead({ reason, quarter: periodTitle(assemblyOf), month });
}
