import { formatPoints, type Hundredths } from '../hundredths';
import type { BilingualName } from '../scheme/scheme';
import { node, type ExplanationNode } from './node';
import { groupName } from '../scheme/group-name';
import type { Working } from './working';

/** A working with its steps, as sums that can be done again by hand. */
export function workingNode(working: Working, nameOf: (item: string) => BilingualName): ExplanationNode {
  if (working.kind === 'weighted') return weighted(working, nameOf);
  return working.kind === 'mean' ? mean(working) : ballots(working, nameOf);
}

const p = (points: Hundredths) => formatPoints(points);

function weighted(
  working: Extract<Working, { kind: 'weighted' }>,
  nameOf: (item: string) => BilingualName
): ExplanationNode {
  const { item, parts, sum, max, outOf, result } = working;
  const name = nameOf(item);
  const sums = `${p(max)} × ${p(sum)} ÷ ${p(outOf)} = ${p(result)}`;
  return {
    ...node('working', `${name.name}按细则折算：${sums}`, `${name.english}, weighted: ${sums}`, result),
    item,
    children: parts.map((part) => {
      const own = nameOf(part.item);
      return { ...node('step', own.name, own.english, part.points), item: part.item };
    })
  };
}

function mean({ months, sum, result }: Extract<Working, { kind: 'mean' }>): ExplanationNode {
  const sums = `${p(sum)} ÷ ${months.length} = ${p(result)}`;
  const children = months.map(({ month, points }) => node('step', month, month, points));
  return node('working', `在岗各月的平均：${sums}`, `Mean of the months present: ${sums}`, result, children);
}

function ballots(
  working: Extract<Working, { kind: 'ballots' }>,
  nameOf: (item: string) => BilingualName
): ExplanationNode {
  const { item, groups, minimum, weight, result } = working;
  const { name: zhName, english } = nameOf(item);
  const steps = groups.map(({ group, ballots: count, sum }) => {
    const name = groupName(group);
    // With too few ballots the sum would reveal what some of them say, so only their number is given.
    if (count > 0 && count < minimum)
      return node(
        'step',
        `${name.zh}：${count} 票，不足 ${minimum} 票`,
        `${name.en}: ${count} of ${minimum} ballots`
      );
    const zh =
      count === 0 ? `${name.zh}：没有票` : `${name.zh}：${count} 票，共 ${p(sum)}，平均 ${p(sum)} ÷ ${count}`;
    const en =
      count === 0
        ? `${name.en}: no ballots`
        : `${name.en}: ${count} ballots, ${p(sum)} together, mean ${p(sum)} ÷ ${count}`;
    return node('step', zh, en);
  });
  const few = `（每类至少 ${minimum} 票才有结果）`;
  const sums = groups
    .map(({ ballots: count, sum, percent }) => `${p(sum)} ÷ ${count} × ${p(percent)}%`)
    .join(' + ');
  const formula = `(${sums}) × ${p(weight)}`;
  return {
    ...(result === null
      ? node(
          'working',
          `${zhName}没有结果${few}`,
          `${english}: no result (each group needs ${minimum} ballots)`
        )
      : node(
          'working',
          `${zhName}：${formula} = ${p(result)}`,
          `${english}: ${formula} = ${p(result)}`,
          result
        )),
    item,
    children: steps
  };
}
