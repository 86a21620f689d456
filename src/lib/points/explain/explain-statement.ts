import type { Day } from '../../calendar';
import { formatPoints, type Hundredths } from '../hundredths';
import type { Item } from '../kinds';
import type { Entry } from '../ledger';
import type { Named, Scheme } from '../scheme';
import type { Conversion, Outcome, Statement } from '../statement';
import { isUncounted } from './effect-nodes';
import { effectNodes } from './month-nodes';
import { node, type ExplanationNode, type Words } from './node';
import { rulesOn } from '../compose-versions';
import type { Ruling } from './ruling';
import { scoreNodes } from './score-nodes';
import type { Working } from './working';
import { workingNode } from './working-nodes';

/** All that an explanation is made of. Nothing here is reckoned again: the tree only tells what the result says. */
export interface Explained {
  scheme: Scheme;
  period: string;
  /** of the period */
  lastDay: Day;
  statement: Statement;
  /** how many have a rank in the subject's pool */
  ranked: number;
  /** the subject's entries by id; one that is missing is told by its id alone */
  entries: ReadonlyMap<string, Entry>;
  /** those that concern the subject */
  outcomes: readonly Pick<Outcome, 'rule'>[];
  /** rules of those outcomes on which a tie leaves it to people whom they concern (M12) */
  undecided?: ReadonlySet<string>;
  conversions: readonly Omit<Conversion, 'subject'>[];
  workings: readonly Working[];
  /** what an item is worth, in a line; left out where nobody knows (a kind says it: `kindOf(item).words(item)`) */
  worthOf?: (item: Item) => Words;
  /** what an entry's value says (`kindOf(item).said(item, value)`); default: the value as it is kept */
  saidOf?: (item: Item, value: string) => Words;
  /** what an entry rests on */
  rulingOf?: (entry: string) => Ruling | null;
  /** how a reason names another entry: by its number, or for who knows none by its day and item; default: number */
  entriesBy?: 'number' | 'day';
}

/**
 * M14: why somebody has these points. total ← sections ← effects ← entry, clause, basis, decision; what was not
 * counted and why; the steps of what was divided; the place, and what follows from it with its clause.
 */
export function explainStatement(explained: Explained): ExplanationNode {
  const { statement, scheme, lastDay } = explained;
  const rules = rulesOn(scheme, lastDay);
  const sections = sectionsOf(explained).map((section) => {
    const own = statement.effects.filter((effect) => effect.section === section.id);
    const counted = effectNodes(
      own.filter((effect) => !isUncounted(effect)),
      explained
    );
    const uncounted = effectNodes(own.filter(isUncounted), explained);
    const group =
      uncounted.length === 0 ? [] : [node('not-counted', '没有计入的', 'Not counted', null, uncounted)];
    const points = statement.sections[section.id] ?? 0;
    return node('section', section.name, section.english, points, [...addingUp(counted, points), ...group]);
  });
  const adjustments = effectNodes(
    statement.effects.filter((effect) => effect.section === ''),
    explained
  );
  const nameOf = (id: string): Named =>
    rules.items.find((one) => one.id === id) ?? { id, name: id, english: id };
  const points = formatPoints(statement.points);
  const total = node(
    'points',
    `本期积分 ${points}`,
    `Points of the period: ${points}`,
    statement.points,
    addingUp([...sections, ...adjustments], statement.points)
  );
  const { root, balance, consequences } = scoreNodes(explained, rules);
  root.children.push(
    total,
    ...explained.workings.map((one) => workingNode(one, nameOf)),
    ...balance,
    ...consequences
  );
  return root;
}

/** Each line is rounded on its own: where they don't come to what is above them, one says what is left (M2). */
function addingUp(lines: ExplanationNode[], to: Hundredths): ExplanationNode[] {
  const rest = lines.reduce((left, one) => left - (one.points ?? 0), to);
  return rest === 0 ? lines : [...lines, node('rounding', '四舍五入', 'Rounding', rest)];
}

/** The period's sections; one that only an earlier version has is told too while something counts in it. */
function sectionsOf({ scheme, lastDay, statement }: Explained): Named[] {
  const now = rulesOn(scheme, lastDay).sections;
  const others = [scheme, ...scheme.inForce.flatMap(({ rules }) => rules ?? [])].flatMap(
    (one) => one.sections
  );
  const known = new Set(now.map((one) => one.id));
  const earlier = others.filter(({ id }) => {
    if (known.has(id)) return false;
    known.add(id);
    return statement.effects.some((effect) => effect.section === id);
  });
  return [...now, ...earlier];
}
