import { formatPoints, type ExplanationNode, type NodeCode } from '$lib/points';
import { getLocale } from '$lib/text';

/** A line of an explanation as the page shows it: in one language, points as text. */
export interface ExplanationLine {
  code: NodeCode;
  text: string;
  /** '' where points have no meaning, or the text has them */
  points: string;
  /** address of the ledger line */
  href: string | null;
  /** number of the booked line (流水号); null where there is none */
  entry: string | null;
  lines: ExplanationLine[];
}

interface Of {
  person: string;
  /** the month in which each entry is booked, by entry id */
  booked: ReadonlyMap<string, string>;
}

/**
 * Makes a line from an explanation's node. Points that add to the line above get a sign; intermediate figures
 * don't.
 */
export function explanationLine(
  { code, zh, en, points, entry, children }: ExplanationNode,
  of: Of
): ExplanationLine {
  const isAdded = ['section', 'effect', 'months', 'adjustment', 'rounding'].includes(code);
  const isFigure = code === 'step' || code === 'month';
  const shown = points !== null && (isAdded || isFigure);
  const month = entry === undefined ? undefined : of.booked.get(entry);
  return {
    code,
    text: getLocale() === 'zh-CN' ? zh : en,
    points: shown ? formatPoints(points, { signed: isAdded }) : '',
    href: entry !== undefined && month !== undefined ? ledgerLine(entry, month, of.person) : null,
    entry: month === undefined ? null : (entry ?? null),
    lines: withoutAlike(children).map((child) => explanationLine(child, of))
  };
}

function ledgerLine(entry: string, month: string, person: string): string {
  const query = new URLSearchParams({ period: month, person });
  return `/office/ledger?${query}#${encodeURIComponent(entry)}`;
}

/** Leaves out the months when all are alike, because the line above them says it. */
function withoutAlike(nodes: readonly ExplanationNode[]): readonly ExplanationNode[] {
  const months = nodes.filter(({ code }) => code === 'month');
  const isEven = months.every(({ points }) => points === months[0]?.points);
  return isEven ? nodes.filter(({ code }) => code !== 'month') : nodes;
}
