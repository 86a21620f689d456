import { describe, expect, it } from 'vitest';
import { messageOf, messages } from '.';
import { emptyCellSentences } from './messages';
import { read } from '../../../tests/points/reading';

describe('messages', () => {
  it.each(Object.entries(messages))(
    '%s is a sentence in both languages with the same params',
    (_, { zh, en }) => {
      const params = (text: string) =>
        (text.match(/\{\w+\}/g) ?? []).map((each) => each.replace(/^\{(?:zh|en)\}$/, '{zh or en}')).sort();
      expect(params(en)).toEqual(params(zh));
      expect([zh.endsWith('。'), en.endsWith('.')]).toEqual([true, true]);
    }
  );

  it.each([
    [['', 'u1', 'activity', '2026-02-03'], '没有填流水号', 'The id (流水号) is empty'],
    [['e1', '', 'activity', '2026-02-03'], '没有填编号', 'The subject is empty'],
    [['e1', 'u1', '', '2026-02-03'], '没有填事项', 'The item is empty'],
    [['e1', 'u1', 'activity', ''], '没有填日期', 'The date is empty'],
    [['e1', 'u1', 'four-knows', '2026-02-03'], '没有填分值、等级或名次', 'The value, level or rank is empty']
  ])('of an empty cell say that it is empty: %j', (row, zh, en) => {
    const problems = read(row).problems;
    expect(problems).toHaveLength(1);
    expect(problems[0]?.message).toContain(zh);
    expect(problems[0] && messageOf(problems[0], 'en')).toContain(en);
  });

  it.each(Object.entries(emptyCellSentences))(
    'of an empty cell are sentences in both languages: %s',
    (_, { zh, en }) => {
      expect([zh.endsWith('。'), en.endsWith('.')]).toEqual([true, true]);
    }
  );

  it('name what the cell says', () => {
    const [problem] = read(['e1', 'u1', 'activity', '2026-02-30']).problems;
    expect(problem?.message).toContain('“2026-02-30”');
    expect(problem && messageOf(problem, 'en')).toContain('"2026-02-30" is not a valid date');
  });
});
