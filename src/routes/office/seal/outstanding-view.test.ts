import { overwriteGetLocale } from '$lib/text/generated/runtime.js';
import { afterEach, expect, it } from 'vitest';
import { outstandingView } from './outstanding-view';

const due = { quarter: '2026-Q3', body: '社员大会' };
const textOf = (task: Parameters<typeof outstandingView>[0]) => outstandingView(task, {}).text;

afterEach(() => overwriteGetLocale(() => 'zh-CN'));

it('names the assembly as the unit does, and in English by no Chinese name', () => {
  const texts = () => [
    textOf({ what: 'assembly', ...due }),
    textOf({ what: 'skipped', ...due, reason: 'away' })
  ];
  overwriteGetLocale(() => 'zh-CN');
  for (const text of texts()) expect(text).toContain('社员大会');
  overwriteGetLocale(() => 'en');
  for (const text of texts()) expect(text).not.toMatch(/[\u4e00-\u9fff]/);
});
