import { daysOf } from '../../lib/calendar';
import {
  formatPoints,
  rulesOn,
  type Lang,
  type ScoreResult,
  type Scheme,
  type StatementStatus,
  type Subject,
  type Warning
} from '../../lib/points';
import { alignedColumns } from './columns';
import { recordedLine } from './recorded-line';

const words = {
  zh: {
    rank: '名次',
    subject: '编号',
    name: '姓名',
    pool: '序列',
    points: '积分',
    balance: '累计',
    score: '排名分'
  },
  en: {
    rank: 'Rank',
    subject: 'Subject',
    name: 'Name',
    pool: 'Pool',
    points: 'Points',
    balance: 'Balance',
    score: 'Score'
  }
} as const;

const statuses: Record<Lang, Record<StatementStatus, string>> = {
  zh: { ranked: '', 'not-ranked': '本期不排名', incomplete: '材料不全', vetoed: '一票否决' },
  en: { ranked: '', 'not-ranked': 'not ranked', incomplete: 'incomplete', vetoed: 'vetoed' }
};

const warnings: Record<Lang, Record<Warning['code'], string>> = {
  zh: {
    'shared-matter': '同一事项累加',
    'after-year-end': '年度已结束，不计分',
    once: '一个考核期只给一次或只有几个名额，超过了',
    'tie-to-decide': '并列待定'
  },
  en: {
    'shared-matter': 'one matter, added up',
    'after-year-end': 'of a closed year, no points',
    once: 'more than the document gives in a period',
    'tie-to-decide': 'tie to decide'
  }
};

/** The names for the table, since a result has ids only. */
interface TableContext {
  scheme: Scheme;
  subjects: readonly Subject[];
  /** the ledger's first month (M15) */
  first?: string | undefined;
}

/** The result as a table for people, with its outcomes below. */
export function resultTable(
  result: ScoreResult,
  { scheme, subjects, first }: TableContext,
  lang: Lang
): string {
  const word = words[lang];
  const nameOf = new Map(subjects.map((subject) => [subject.id, subject.name || subject.id]));
  const named = (ids: readonly string[]) =>
    ids.map((id) => nameOf.get(id) ?? id).join(lang === 'zh' ? '、' : ', ');
  const title = (one: { name: string; english: string }) => (lang === 'zh' ? one.name : one.english);
  const { sections, outcomes, conversions } = rulesOn(scheme, daysOf(result.period).to);
  const header = [
    word.rank,
    word.subject,
    word.name,
    word.pool,
    word.points,
    ...sections.map(title),
    word.balance,
    word.score
  ];
  const rows = result.rows.map((row) => [
    row.rank === null ? statuses[lang][row.status] : String(row.rank),
    row.subject,
    nameOf.get(row.subject) ?? '',
    row.pool,
    formatPoints(row.points),
    ...sections.map((section) => formatPoints(row.sections[section.id] ?? 0)),
    row.balance === null ? '' : formatPoints(row.balance),
    formatPoints(row.score)
  ]);
  const hasBalance = result.rows.some(({ balance }) => balance !== null);
  const rules = [...outcomes, ...conversions];
  const ruleName = (id: string) => title(rules.find((rule) => rule.id === id) ?? { name: id, english: id });
  const colon = lang === 'zh' ? '：' : ': ';
  return [
    `${title(scheme)}  ${result.period}`,
    ...recordedLine(result.period, { first, hasBalance }, lang),
    '',
    ...alignedColumns([header, ...rows], new Set(header.map((_, n) => n).filter((n) => n === 0 || n > 3))),
    '',
    ...result.outcomes.map(
      (one) => `${ruleName(one.rule)}${one.pool && ` ${one.pool}`}${colon}${named(one.subjects)}`
    ),
    ...result.conversions.map((one) => {
      const rule = conversions.find((own) => own.id === one.rule);
      return `${ruleName(one.rule)}${colon}${named([one.subject])} ${formatPoints(one.value)} ${rule?.unit ?? ''}`;
    }),
    ...result.warnings.map(
      (one) =>
        `! ${warnings[lang][one.code]}${colon}${one.code === 'tie-to-decide' ? named(one.subjects) : one.entries.join(', ')}`
    ),
    ''
  ].join('\n');
}
