import { builtInIds, builtInScheme } from '$lib/schemes';
import { ruleInBriefSchema } from '$lib/sync';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { ruleInBrief } from './rule-in-brief';

const brief = (id: string, on = '2026-01-05') => {
  const scheme = builtInScheme(id);
  if (!scheme) throw new Error(`${id} is built in`);
  return ruleInBrief(scheme, on);
};

it('has each part’s items with points and clause, and leaves out what only is written down', () => {
  const rule = brief('community-cadres');
  expect(rule).toMatchObject({ title: '社区干部积分管理办法', version: '2024年1月1日起施行' });
  expect(rule?.parts.map(({ title }) => title)).toEqual(['基础分', '任务分', '奖励分']);
  const lines = rule?.parts.flatMap((part) => part.lines) ?? [];
  expect(lines).toContainEqual({ text: '调解纠纷', points: '+5\u00a0/\u00a0起', clause: '三（二）2' });
  expect(lines.map(({ text }) => text)).not.toContain('迟到');
});

it.each(builtInIds)('%s is a rule that boards read', (id) => {
  const rule = brief(id);
  expect(v.safeParse(ruleInBriefSchema, rule).success).toBe(true);
  expect(rule?.parts.length).toBeGreaterThan(0);
});

it('a phrase that a narrow board’s line doesn’t hold may be broken before its figure, and not within it', () => {
  const lines = brief('town-thousand')?.parts.flatMap((part) => part.lines) ?? [];
  expect(lines.map(({ points }) => points)).toContainEqual(expect.stringContaining('，另从总分扣 100'));
  expect(lines.map(({ points }) => points)).toContainEqual(expect.stringContaining('每月满分\u00a040，'));
});

it('a scheme that isn’t in force yet has none', () => {
  expect(brief('community-cadres', '2020-01-01')).toBeNull();
});
