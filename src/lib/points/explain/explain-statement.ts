import type { Day } from '../../calendar';
import { formatPoints, type Hundredths } from '../hundredths';
import type { Item } from '../kinds';
import type { EntryWithBasis } from '../ledger';
import type { BilingualName, Scheme } from '../scheme/scheme';
import type { Conversion, Outcome, Statement } from '../score/statement';
import { isUncounted } from './effect-nodes';
import { effectNodes } from './month-nodes';
import { node, type ExplanationNode, type ExplanationText } from './node';
import { rulesOn } from '../scheme/compose-versions';
import type { Ruling } from './ruling';
import { scoreNodes } from './score-nodes';
import type { Working } from './working';
import { workingNode } from './working-nodes';

/**
 * The data that an explanation is made from. Nothing is calculated again: the tree only explains the
 * result.
 */
export interface ExplanationInput {
  scheme: Scheme;
  period: string;
  /** last day of the period */
  lastDay: Day;
  statement: Statement;
  /** month from which the period is recorded (`recordedSince`, M15); null or absent: from its beginning */
  recordedSince?: string | null | undefined;
  /** number of subjects ranked in the subject's pool */
  ranked: number;
  /** the subject's entries by id; a missing one is named by its id alone */
  entries: ReadonlyMap<string, EntryWithBasis>;
  /** only those that concern the subject */
  outcomes: readonly Pick<Outcome, 'rule'>[];
  /** rules of outcomes that concern the subject and that a tie leaves to people (M12) */
  undecided?: ReadonlySet<string>;
  conversions: readonly Omit<Conversion, 'subject'>[];
  workings: readonly Working[];
  /** says an item's worth in a line (`kindOf(item).words(item)`); absent where nobody knows it */
  worthOf?: (item: Item) => ExplanationText;
  /** says an entry's value in words (`kindOf(item).said(item, value)`); default: the value as it is stored */
  saidOf?: (item: Item, value: string) => ExplanationText;
  /** the ruling that an entry rests on */
  rulingOf?: (entry: string) => Ruling | null;
  /**
   * how a reason names another entry: by number, or by day and item for readers who know no numbers;
   * default: number
   */
  entriesBy?: 'number' | 'day';
}

/**
 * Explains why somebody has these points (M14): total ← sections ← effects ← entry, clause, basis,
 * decision; what wasn't counted and why; the steps of every division; the rank, and its consequences with
 * their clauses.
 */
export function explainStatement(explained: ExplanationInput): ExplanationNode {
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
  const nameOf = (id: string): BilingualName =>
    rules.items.find((one) => one.id === id) ?? { id, name: id, english: id };
  const points = formatPoints(statement.points);
  const total = node(
    'points',
    `本期得分 ${points}`,
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

/**
 * Adds a line for the rest where lines that are each rounded on their own don't add up to the figure above
 * them (M2).
 */
function addingUp(lines: ExplanationNode[], to: Hundredths): ExplanationNode[] {
  const rest = lines.reduce((left, one) => left - (one.points ?? 0), to);
  return rest === 0 ? lines : [...lines, node('rounding', '四舍五入', 'Rounding', rest)];
}

/** The period's sections; one that only an earlier version has is included while something counts in it. */
function sectionsOf({ scheme, lastDay, statement }: ExplanationInput): BilingualName[] {
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
