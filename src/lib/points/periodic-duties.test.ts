import { expect, it } from 'vitest';
import { builtInScheme } from '../schemes';
import { periodicDuties } from './periodic-duties';

it('B names no day for its steps, and yet asks for duties every week, month and year', () => {
  const scheme = builtInScheme('community-organisation') ?? expect.fail('it is built in');
  expect(scheme.deadlines).toEqual([]);
  const texts = periodicDuties(scheme).map(({ text }) => text);
  expect(texts).toEqual(
    expect.arrayContaining([
      expect.stringContaining('每周'),
      expect.stringContaining('每月不少于一次'),
      expect.stringContaining('每年开展主题教育'),
      expect.stringContaining('每月按时上报'),
      expect.stringContaining('每年研究党建工作不少于4次')
    ])
  );
  expect(new Set(texts).size).toBe(texts.length);
});
