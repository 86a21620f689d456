import { formatPoints, type ExplanationNode, type NodeCode } from '$lib/points';
import { getLocale } from '$lib/text';

/** A line of an explanation as the page draws it: in one language, points in words. */
export interface Line {
  code: NodeCode;
  text: string;
  /** '' where they have no meaning, or stand in the text */
  points: string;
  /** of the ledger's line */
  href: string | null;
  lines: Line[];
}

interface Of {
  person: string;
  /** in which month each entry is booked */
  booked: ReadonlyMap<string, string>;
}

/** What adds to the line above it has a sign; what is reckoned with has none. */
export function lineOf({ code, zh, en, points, entry, children }: ExplanationNode, of: Of): Line {
  const isAdded = ['section', 'effect', 'months', 'adjustment', 'rounding'].includes(code);
  const isFigure = code === 'step' || code === 'month';
  const shown = points !== null && (isAdded || isFigure);
  const month = entry === undefined ? undefined : of.booked.get(entry);
  return {
    code,
    text: getLocale() === 'zh-CN' ? zh : en,
    points: shown ? formatPoints(points, { signed: isAdded }) : '',
    href: entry !== undefined && month !== undefined ? ledgerLine(entry, month, of.person) : null,
    lines: withoutAlike(children).map((child) => lineOf(child, of))
  };
}

function ledgerLine(entry: string, month: string, person: string): string {
  const query = new URLSearchParams({ period: month, person });
  return `/office/ledger?${query}#${encodeURIComponent(entry)}`;
}

/** Months that are all alike are told in the line above them. */
function withoutAlike(nodes: readonly ExplanationNode[]): readonly ExplanationNode[] {
  const months = nodes.filter(({ code }) => code === 'month');
  const isEven = months.every(({ points }) => points === months[0]?.points);
  return isEven ? nodes.filter(({ code }) => code !== 'month') : nodes;
}
