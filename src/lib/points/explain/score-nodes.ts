import { formatPoints } from '../hundredths';
import { lackedItems } from '../score/lacked-items';
import type { OutcomeRule } from '../outcomes';
import type { SchemeRules } from '../scheme/scheme';
import type { Statement, StatementStatus } from '../score/statement';
import type { ExplanationInput } from './explain-statement';
import { clauseNode, node, type ExplanationNode, type ExplanationText } from './node';
import { recordedText } from './recorded-text';

const statuses: Record<Exclude<StatementStatus, 'ranked'>, ExplanationText> = {
  'not-ranked': {
    zh: '本期在岗不足一半天数，不排名',
    en: 'in service on fewer than half of the days: no rank'
  },
  incomplete: { zh: '缺少必需的评定，不排名', en: 'a required assessment is missing: no rank' },
  vetoed: { zh: '一票否决，排在最后', en: 'under a veto: last' }
};

/** The counting word for those who are scored. */
const countedBy = { people: '人', members: '人', communities: '个社区', households: '户' };

/** M15: a day before the ledger's first month is none of service, whenever somebody came. */
const recordedPartly: ExplanationText = {
  zh: '本期有记录的在岗天数不足一半，不排名',
  en: 'recorded in service on fewer than half of the days: no rank'
};

/** The nodes of the score with its rank, of the balance, and of the consequences. */
export function scoreNodes(
  explained: ExplanationInput,
  rules: SchemeRules
): { root: ExplanationNode; balance: ExplanationNode[]; consequences: ExplanationNode[] } {
  const { statement, period, recordedSince: since = null } = explained;
  const score = formatPoints(statement.score);
  const place = placeOf(explained);
  const root = node(
    'score',
    `${period}：${score} 分${place.zh}`,
    `${period}: ${score}${place.en}`,
    statement.score
  );
  if (since !== null) {
    const { zh, en } = recordedText(since);
    root.children.push(node('recorded', zh, en));
  }
  if (statement.status !== 'ranked') {
    const { zh, en } =
      statement.status === 'not-ranked' && since !== null ? recordedPartly : statuses[statement.status];
    const missing = statement.status === 'incomplete' ? missingFrom(statement, rules) : [];
    root.children.push(node('status', zh, en, null, missing));
  }
  return { root, balance: balanceOf(statement, rules), consequences: consequencesOf(explained, rules) };
}

function missingFrom(statement: Statement, rules: SchemeRules): ExplanationNode[] {
  return lackedItems(statement, rules).map((item) => ({
    ...node('step', `缺：${item.name}`, `Missing: ${item.english}`),
    item: item.id
  }));
}

function placeOf({ statement: { rank }, ranked, scheme }: ExplanationInput): ExplanationText {
  if (rank === null) return { zh: '，不排名', en: ', without a rank' };
  const counted = countedBy[scheme.subjects ?? 'people'];
  return { zh: `，第 ${rank} 名（共 ${ranked} ${counted}）`, en: `, rank ${rank} of ${ranked}` };
}

/** Base and year to date; none for a month of which the year takes the mean, or where it is the year's points anyway. */
function balanceOf({ balance, points, status }: Statement, { base }: SchemeRules): ExplanationNode[] {
  if (balance === null || (base === 0 && balance === points)) return [];
  const all = formatPoints(balance);
  if (status === 'vetoed')
    return [node('balance', `累计 ${all}：一票否决`, `Balance ${all}: under a veto`, balance)];
  if (balance === 0) {
    return [node('balance', `累计 0：不低于 0`, `Balance 0: never below 0`, balance)];
  }
  return [
    node('balance', `累计 ${all}`, `Balance ${all}`, balance, [
      node('step', '年初基础分', 'Base at the start of the year', base),
      node('step', '本年至今', 'Year to date', balance - base)
    ])
  ];
}

const ties = {
  zh: '与别人并列，超出名额：由会议决定',
  en: 'tied beyond the places there are: the meeting decides'
};

/**
 * The figures that an outcome rests on: the rank, and for a grade also the score. An outcome by entries
 * alone rests on neither.
 */
function reachedBy(rule: OutcomeRule | undefined, explained: ExplanationInput): ExplanationText {
  if (rule?.kind === 'entries') return { zh: '', en: '' };
  const place = placeOf(explained);
  if (rule?.kind !== 'band') return place;
  const score = formatPoints(explained.statement.score);
  return { zh: `，${score} 分${place.zh}`, en: `, ${score}${place.en}` };
}

/** A score that would reach higher, held down by an entry. */
function heldDown(
  rule: OutcomeRule | undefined,
  { statement }: ExplanationInput,
  rules: SchemeRules
): ExplanationNode[] {
  if (rule?.kind !== 'band' || !rule.alsoWith || statement.score < (rule.below ?? Infinity)) return [];
  const { item } = rule.alsoWith;
  const { name, english } = rules.items.find(({ id }) => id === item) ?? { name: item, english: item };
  return [node('step', `有“${name}”：分数再高也只到这一等`, `With “${english}” no score reaches further`)];
}

function consequencesOf(explained: ExplanationInput, rules: SchemeRules): ExplanationNode[] {
  const { outcomes, undecided = new Set(), conversions } = explained;
  return [
    ...outcomes.map(({ rule: id }) => {
      const rule = rules.outcomes.find((one) => one.id === id);
      const reported = rule ?? { name: id, english: id };
      const by = reachedBy(rule, explained);
      return node('outcome', reported.name + by.zh, reported.english + by.en, null, [
        ...heldDown(rule, explained, rules),
        ...(undecided.has(id) ? [node('step', ties.zh, ties.en)] : []),
        ...clausesOf(rule)
      ]);
    }),
    ...conversions.map(({ rule: id, sum, value }) => {
      const rule = rules.conversions.find((one) => one.id === id);
      const [from, to] = [formatPoints(sum), formatPoints(value)];
      const zh = `${rule?.name ?? id}：${from} 分折合 ${to}${rule ? ` ${rule.unit}` : ''}`;
      const en = `${rule?.english ?? id}: ${from} points make ${to}`;
      return node('conversion', zh, en, null, clausesOf(rule));
    })
  ];
}

function clausesOf(rule: Pick<SchemeRules['outcomes'][number], 'clause'> | undefined): ExplanationNode[] {
  return rule ? [clauseNode(rule.clause)] : [];
}
