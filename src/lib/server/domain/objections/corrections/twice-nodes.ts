import { wholeYear } from '$lib/calendar';
import { formatPoints, type ExplanationNode } from '$lib/points';
import type { BookedEntry } from '../../ledger/ledger';
import { bookedLate } from './counts-twice';
import { isOfAnObjection } from '../objection';

/**
 * Adds to each line of an explanation that an objection booked for a closed year that it counts in this
 * one, too (M13b): that year's supplementary notice shows it.
 * @param known the ledger of the person whom it is about
 */
export function sayTwice(tree: ExplanationNode, known: readonly BookedEntry[]): void {
  const late = new Map(bookedLate(known.filter(isOfAnObjection)).map((entry) => [entry.id, entry]));
  if (late.size > 0) visit(tree, late);
}

function visit(node: ExplanationNode, late: ReadonlyMap<string, BookedEntry>): void {
  for (const child of node.children) visit(child, late);
  const entry = node.code === 'effect' && node.entry !== undefined ? late.get(node.entry) : undefined;
  if (!entry || !node.points) return;
  const [year, booked] = [wholeYear(entry.date), wholeYear(entry.period)];
  const points = formatPoints(node.points, { signed: true });
  node.children.push({
    code: 'step',
    zh: `按 M13b，这一条更正的是 ${year} 年的结果（${entry.basis}，见补充公示），同时也计入登记的 ${booked} 年：${points} 分`,
    en: `By M13b this line, which puts the result of ${year} right (${entry.basis}, see the supplementary notice), also counts in ${booked}, the year in which it is booked: ${points} points`,
    points: null,
    children: []
  });
}
