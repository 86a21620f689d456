import type { ExplanationNode, NodeCode } from '$lib/points';

/** The nodes with this code. */
export function withCode(nodes: readonly ExplanationNode[], code: NodeCode): ExplanationNode[] {
  return nodes.filter((one) => one.code === code);
}

/**
 * Every effect of an explanation, including those that count nothing; the months of one award are one effect.
 */
export function effectNodesIn(tree: ExplanationNode): ExplanationNode[] {
  const isEffect = ['effect', 'months', 'adjustment'].includes(tree.code);
  return isEffect ? [tree] : tree.children.flatMap(effectNodesIn);
}

/** The sections of an explanation's total. */
export function sectionsIn(tree: ExplanationNode | null): ExplanationNode[] {
  const total = tree?.children.find(({ code }) => code === 'points');
  return withCode(total?.children ?? [], 'section');
}
