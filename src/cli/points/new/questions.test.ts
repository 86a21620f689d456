import { expect, it } from 'vitest';
import { isDay } from '../../../lib/calendar';
import { parseScheme } from '../../../lib/points';
import { schemeOfAnswers, writeScheme } from '../../../lib/points/propose';
import { askQuestionnaire, type AskQuestion } from './questions';

/** Answers questions in turn, as somebody types them; a refused answer is followed by the next one. */
function typed(...answers: string[]) {
  const refused: string[] = [];
  const ask: AskQuestion = async (question, accepts) => {
    for (;;) {
      const answer = answers.shift();
      if (answer === undefined) throw new Error(`nothing typed for: ${question}`);
      const wrong = accepts(answer);
      if (wrong === null) return answer;
      refused.push(wrong);
    }
  };
  return { ask, refused, left: answers };
}

it('section by section, item by item, until an empty line', async () => {
  const { ask, refused, left } = typed(
    ...['村民小组长积分办法', '', '村民小组长', '', '2026-03-01', '20', ''],
    ...['日常', '参加会议', '', '2', '每次加2分', '无故缺席', '按次', '-3', '', ''],
    ...['奖励', '表彰', '按等级', '市：10、省：20', '', '', '']
  );
  const answers = await askQuestionnaire(ask, isDay, 'zh');
  expect([refused, left]).toEqual([[], []]);
  const made = schemeOfAnswers(answers);
  if (!made.ok) throw new Error(made.key);
  const scheme = parseScheme(writeScheme(made.facts, made.rows));
  expect(scheme).toMatchObject({
    name: '村民小组长积分办法',
    base: 2000,
    sections: [{ name: '日常' }, { name: '奖励' }]
  });
  expect(scheme.items.map(({ id, kind }) => [id, kind])).toEqual([
    ['item-1', 'count'],
    ['item-2', 'count'],
    ['item-3', 'levels']
  ]);
});

it('asks again for what can’t be: a date, a kind, points, a name twice, nothing at all', async () => {
  const { ask, refused } = typed(
    ...['', 'Rules', '', '', '5', '3', '2026-02-30', '2026-03-01', 'x', '', '3', '2'],
    ...['', 'Daily', '', 'Late', 'fine', 'count', 'NaN', '-1', '', 'Late', '', '']
  );
  const answers = await askQuestionnaire(ask, isDay, 'en');
  expect(refused).toEqual([
    'This can’t be empty.',
    'Write a number from 1 to 4.',
    'No date: write it as 2026-01-01.',
    'No number of points.',
    'Write 1 or 2.',
    'This can’t be empty.',
    'This can’t be empty.',
    'Unknown kind.',
    expect.stringContaining('don’t fit the kind'),
    'There is one with this name.'
  ]);
  expect(answers).toMatchObject({
    scored: 'households',
    ranks: { month: 'balance' },
    items: [{ name: 'Late', points: '-1' }]
  });
});
