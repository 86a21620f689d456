import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseScheme } from '$lib/points';
import { baseLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import { dayWithWeekday, gainName, listed, unitInLocale } from './format';

const scheme = parseScheme(readFileSync('src/lib/schemes/community-cadres.yaml', 'utf8'));
const gain = { item: 'mediation', name: '当时的名称' };

afterEach(() => overwriteGetLocale(() => baseLocale));

describe('in Chinese', () => {
  beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

  it('a gain keeps the words of the notice', () => expect(gainName(gain, scheme)).toBe('当时的名称'));
  it('a day has its weekday', () => expect(dayWithWeekday('2026-11-05')).toBe('11月5日 周四'));
  it('the unit and the list are the document’s', () => {
    expect(unitInLocale({ unit: '天', unitEnglish: 'days' })).toBe('天');
    expect(listed(['任务分', '奖励分'])).toBe('任务分和奖励分');
  });
});

describe('in English', () => {
  beforeEach(() => overwriteGetLocale(() => 'en'));

  it('a gain has the scheme’s English name, where the scheme has the item', () => {
    expect(gainName(gain, scheme)).toBe(scheme.items.find(({ id }) => id === 'mediation')?.english);
    expect(gainName({ ...gain, item: 'gone' }, scheme)).toBe('当时的名称');
    expect(gainName(gain, null)).toBe('当时的名称');
  });
  it('a day has its weekday', () => expect(dayWithWeekday('2026-11-05')).toBe('5 Nov Thu'));
  it('the unit has its English name, where the scheme gives one', () => {
    expect(unitInLocale({ unit: '天', unitEnglish: 'days' })).toBe('days');
    expect(unitInLocale({ unit: '天' })).toBe('天');
    expect(listed(['Tasks', 'Awards'])).toBe('Tasks and Awards');
  });
});
