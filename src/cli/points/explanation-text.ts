import { formatPoints, numberOf, type ExplanationNode, type Lang } from '../../lib/points';

/**
 * The explanation as text: one line for each node, indented by two columns a level, with the points that it
 * adds or comes to.
 */
export function treeText(tree: ExplanationNode, lang: Lang): string {
  const lines: string[] = [];
  const visit = (one: ExplanationNode, depth: number) => {
    lines.push(`${'  '.repeat(depth)}${one[lang]}${pointsOf(one)}`);
    for (const child of one.children) {
      // Months that are all alike are left out, because the line above them says it.
      if (child.code !== 'month' || isUneven(one)) visit(child, depth + 1);
    }
  };
  visit(tree, 0);
  return `${lines.join('\n')}\n`;
}

function pointsOf({ code, points }: ExplanationNode): string {
  if (points === null) return '';
  if (code === 'step' || code === 'month') return ` ${formatPoints(points)}`;
  const adds =
    ['section', 'rounding'].includes(code) ||
    (['effect', 'months', 'adjustment'].includes(code) && points !== 0);
  return adds ? ` ${formatPoints(points, { signed: true })}` : '';
}

function isUneven({ children }: ExplanationNode): boolean {
  const months = children.filter((one) => one.code === 'month');
  return months.some((one) => one.points !== months[0]?.points);
}

/** The explanation as data, with points as numbers; only this output rounds. */
export function treeJson({ children, points, ...rest }: ExplanationNode): Record<string, unknown> {
  return { ...rest, points: points === null ? null : numberOf(points), children: children.map(treeJson) };
}
