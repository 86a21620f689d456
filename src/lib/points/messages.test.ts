import { describe, expect, it } from 'vitest';
import { messageOf, messages } from '.';
import { read } from '../../../tests/points/reading';

describe('messages', () => {
  it.each(Object.entries(messages))(
    '%s is a sentence in both languages with the same params',
    (_, { zh, en }) => {
      const params = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
      expect(params(en)).toEqual(params(zh));
      expect([zh.endsWith('。'), en.endsWith('.')]).toEqual([true, true]);
    }
  );

  it('name what the cell says', () => {
    const [problem] = read(['e1', 'u1', 'activity', '2026-02-30']).problems;
    expect(problem?.message).toContain('“2026-02-30”');
    expect(problem && messageOf(problem, 'en')).toContain('"2026-02-30" is not a valid date');
  });
});
