import type { Lang } from '../../../lib/points';
import {
  answeredWorth,
  kindNames,
  scoredKinds,
  type QuestionnaireAnswers
} from '../../../lib/points/propose';

/** Asks until the answer is accepted: `accepts` returns what is wrong, or null. */
export type AskQuestion = (question: string, accepts: (answer: string) => string | null) => Promise<string>;

type Item = QuestionnaireAnswers['items'][number];

/**
 * Asks the whole questionnaire: the scheme, then its sections, then their items one by one. An empty answer
 * ends a list.
 * @param isDay whether an answer is a valid day
 */
export async function askQuestionnaire(
  ask: AskQuestion,
  isDay: (text: string) => boolean,
  lang: Lang
): Promise<QuestionnaireAnswers> {
  const say = words[lang];
  const any = () => null;
  const filled = (answer: string) => (answer === '' ? say.empty : null);
  const name = await ask(say.name, filled);
  const english = await ask(say.english, any);
  const subjects = await ask(say.subjects, any);
  const scored = await ask(say.scored, (answer) => (/^[1-4]?$/.test(answer) ? null : say.noScored));
  const from = await ask(say.from, (answer) => (isDay(answer) ? null : say.noDay));
  const base = await ask(say.base, (answer) => (/^\d{0,9}(\.\d{1,2})?$/.test(answer) ? null : say.noNumber));
  const by = await ask(say.ranks, (answer) => (['', '1', '2'].includes(answer) ? null : say.noChoice));
  const items: Item[] = [];
  for (let first = true; ; first = false) {
    const section = await ask(say.section, first ? filled : any);
    if (section === '') break;
    await askItems(ask, section, items, lang);
  }
  return {
    name,
    ...(english === '' ? {} : { english }),
    subjects,
    scored: scoredKinds[Number(scored || '1') - 1] ?? 'people',
    from,
    base: Number(base || '0'),
    ranks:
      by === '2' ? { month: 'balance', quarter: 'balance', 'half-year': 'balance', year: 'balance' } : {},
    items
  };
}

async function askItems(ask: AskQuestion, section: string, items: Item[], lang: Lang): Promise<void> {
  const say = words[lang];
  for (;;) {
    const isFirst = items.length === 0;
    const name = await ask(say.item(`item-${items.length + 1}`), (answer) => {
      if (answer === '') return isFirst ? say.empty : null;
      return items.some((one) => one.name === answer) ? say.twice : null;
    });
    if (name === '') return;
    let kind = 'count';
    await ask(say.kind, (answer) => {
      kind = answer || 'count';
      const known = Object.entries(kindNames).flat();
      return known.includes(kind.replace(/[（(].*$/, '')) ? null : say.noKind;
    });
    const points = await ask(say.points, (answer) =>
      'wrong' in answeredWorth(kind, answer) ? say.noPoints : null
    );
    const clause = await ask(say.clause, () => null);
    items.push({ name, section, kind, points, clause });
  }
}

const kinds = Object.entries(kindNames).filter(([kind]) => kind !== 'base');

const words = {
  zh: {
    name: '办法叫什么？',
    english: '英文名（可不填）：',
    subjects: '给谁记分（例如 社区干部）？',
    scored: '一个对象是什么？ 1 在职的个人  2 党员  3 户  4 社区（村）  [1]',
    from: '从哪天起施行（2026-01-01）？',
    base: '每人每年的基础分（没有就不填）：',
    ranks: '按什么排名？1 本期得分（年度按累计）  2 都按累计  [1]',
    section: '章节名称（不填就结束）：',
    item: (id: string) => `  ${id} 事项名称（不填就换下一章）：`,
    kind: `  类型 [按次]（${kinds.map(([, name]) => name).join('、')}）：`,
    points: '  分值（按次写 2 或 -2）：',
    clause: '  原文：',
    empty: '不能空着。',
    noDay: '不是日期，请写成 2026-01-01。',
    noNumber: '不是分数。',
    noChoice: '请写 1 或 2。',
    noScored: '请写 1 到 4。',
    twice: '已经有这个名称了。',
    noKind: '不认识这个类型。',
    noPoints:
      '分值与类型不合：按次 -2、满分项 40、扣分条款（item-1）-5、按等级 市：10、省：20、按数额 扣15至40。'
  },
  en: {
    name: 'What is the scheme called?',
    english: 'Its English name (may stay empty):',
    subjects: 'Who is scored (for example community cadres)?',
    scored:
      'What is one of them? 1 a person who holds a post  2 a party member  3 a household  4 a community  [1]',
    from: 'In force from (2026-01-01)?',
    base: 'Base points a year (empty: none):',
    ranks: 'What ranks? 1 the period’s points (the year: the balance)  2 always the balance  [1]',
    section: 'Name of a section (empty: done):',
    item: (id: string) => `  ${id} Name of an item (empty: next section):`,
    kind: `  Kind [count] (${kinds.map(([kind]) => kind).join(', ')}):`,
    points: '  Points (count: 2 or -2):',
    clause: '  The document’s words:',
    empty: 'This can’t be empty.',
    noDay: 'No date: write it as 2026-01-01.',
    noNumber: 'No number of points.',
    noChoice: 'Write 1 or 2.',
    noScored: 'Write a number from 1 to 4.',
    twice: 'There is one with this name.',
    noKind: 'Unknown kind.',
    noPoints:
      'The points don’t fit the kind: count -2, allowance 40, clause(item-1) -5, levels city:10,province:20, amount take15to40.'
  }
} as const;
