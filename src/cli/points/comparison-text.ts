import { daysOf, periodKind } from '../../lib/calendar';
import {
  formatPoints,
  messageOf,
  numberOf,
  rulesOn,
  type ResultComparison,
  type Lang,
  type ResultMove,
  type ReadingProblem,
  type Scheme
} from '../../lib/points';
import { alignedColumns } from './columns';
import type { LedgerFiles } from './ledger-files';
import { recordedLine } from './recorded-line';

export interface ComparisonParams {
  comparison: ResultComparison;
  /** entries that the other scheme can't read, and that count nothing in it */
  left: ReadingProblem[];
  /** the other scheme isn't in force at that time, and is treated as if it were */
  shifted: boolean;
  ledger: LedgerFiles;
  /** the other scheme */
  scheme: Scheme;
}

/** A comparison for programs, with points as numbers. */
export function comparisonJson({ comparison, left, shifted, ledger, scheme }: ComparisonParams) {
  const pair = (both: { before: number; after: number }) => ({
    before: numberOf(both.before),
    after: numberOf(both.after)
  });
  return {
    before: ledger.scheme.id,
    after: scheme.id,
    asIfInForce: shifted,
    ...comparison,
    moves: comparison.moves.map(({ points, score, items, ...rest }) => ({
      ...rest,
      points: pair(points),
      score: pair(score),
      items: items.map(({ item, before, after }) => ({
        item,
        before: before === null ? null : numberOf(before),
        after: after === null ? null : numberOf(after)
      }))
    })),
    leftOut: left.map(({ code, row, column }) => ({ code, row, column }))
  };
}

const words = {
  zh: {
    header: ['编号', '姓名', '序列', '积分', '排名分', '变化', '名次', '哪些事项'],
    none: '没有人的积分、名次或结果有变化。',
    moved: (moves: number, all: number) => `${all} 人中 ${moves} 人有变化：`,
    outcomes: '结果的变化：',
    gained: '新列入',
    lost: '不再列入',
    left: (n: number) => `另一办法读不了的事项 ${n} 条，在那边不计分：`,
    shifted: '另一办法那时还没有施行，按已经施行来算。',
    row: (row: number | null) => `第 ${row ?? ''} 行：`,
    colon: '：',
    comma: '、'
  },
  en: {
    header: ['Subject', 'Name', 'Pool', 'Points', 'Score', 'Change', 'Rank', 'Items'],
    none: 'Nobody’s points, rank or outcome changes.',
    moved: (moves: number, all: number) => `${moves} of ${all} move:`,
    outcomes: 'Outcomes that change:',
    gained: 'gains',
    lost: 'loses',
    left: (n: number) => `${n} entries that the other scheme can’t read count nothing there:`,
    shifted: 'The other scheme isn’t in force then; it is taken as if it were.',
    row: (row: number | null) => `row ${row ?? ''}: `,
    colon: ': ',
    comma: ', '
  }
};

/**
 * A comparison as a table for people, with the changed outcomes below.
 * @param lang language of the table
 */
export function comparisonText(
  { comparison, left, shifted, ledger, scheme }: ComparisonParams,
  lang: Lang
): string {
  const say = words[lang];
  const title = (one: { name: string; english: string }) => (lang === 'zh' ? one.name : one.english);
  const person = new Map(ledger.subjects.map((one) => [one.id, one.name]));
  const named = (id: string, kind: 'items' | 'outcomes') => {
    const found = [...scheme[kind], ...ledger.scheme[kind]].find((one) => one.id === id);
    return found ? title(found) : id;
  };
  const rowOf = (move: ResultMove) => [
    move.subject,
    person.get(move.subject) ?? '',
    move.pool,
    `${formatPoints(move.points.before)} → ${formatPoints(move.points.after)}`,
    `${formatPoints(move.score.before)} → ${formatPoints(move.score.after)}`,
    formatPoints(move.score.after - move.score.before, { signed: true }),
    `${move.rank.before ?? '–'} → ${move.rank.after ?? '–'}`,
    move.items
      .map(({ item, before, after }) => {
        const change = formatPoints((after ?? 0) - (before ?? 0), { signed: true });
        return `${named(item, 'items')} ${change}`;
      })
      .join(say.comma)
  ];
  const { moves, outcomes, subjects } = comparison;
  const { period } = comparison;
  const hasBalance = [ledger.scheme, scheme].some(
    (one) => rulesOn(one, daysOf(period).to).score[periodKind(period)] === 'balance'
  );
  const isSame = moves.length === 0 && outcomes.length === 0;
  return [
    `${title(ledger.scheme)} → ${title(scheme)}  ${period}`,
    ...recordedLine(period, { first: ledger.first, hasBalance }, lang),
    ...(shifted ? [say.shifted] : []),
    '',
    ...(isSame ? [say.none] : [say.moved(moves.length, subjects)]),
    ...(moves.length === 0 ? [] : alignedColumns([say.header, ...moves.map(rowOf)], new Set([5]))),
    ...(outcomes.length === 0 ? [] : ['', say.outcomes]),
    ...outcomes.map(
      ({ rule, pool, subject, change }) =>
        `${named(rule, 'outcomes')}${pool && ` ${pool}`}${say.colon}${person.get(subject) || subject} ${say[change]}`
    ),
    ...(left.length === 0 ? [] : ['', say.left(left.length)]),
    ...left.slice(0, 20).map((one) => `${say.row(one.row)}${messageOf(one, lang)}`),
    ''
  ].join('\n');
}
