import { expect, it } from 'vitest';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge, type CorrectedRow, type LongerResult } from '$lib/sync';
import { PhoneSession } from '../phone-session.svelte';
import Corrected from './Corrected.svelte';

const scheme = parseScheme(schemeText);
const period = '2026-09';
const first: CorrectedRow = {
  code: 'first',
  period,
  booked: '2026-10',
  decided: [{ date: '2026-10-05', body: '两委会', minutes: '〔2026〕20号' }],
  before: { amount: 5800, rank: 3 },
  after: { amount: 6000, rank: 2 }
};

it('a longer period that a shorter one’s notice has corrected says so, too', async () => {
  const of = '2026-H1';
  const delta = makeDelta({ scheme });
  const [own] = delta.results;
  if (!own) return expect.fail('a sealed month');
  const half: LongerResult = { ...own, period: of, outcomes: [], conversions: [] };
  const was = { amount: 5800, rank: 3, code: 'quarter' };
  const draw = async (longer: LongerResult, corrected: CorrectedRow[] = []) => {
    const state = { ...merge(null, delta), longer: [longer], corrected };
    const shown = await drawOnPhone(new PhoneSession(state, 'server'), Corrected, { period: of });
    const links = [...shown.querySelectorAll('a')].map((link) => link.getAttribute('href'));
    return [[...shown.querySelectorAll('b')].map((line) => line.textContent), links];
  };
  expect(await draw(half)).toEqual([[], []]);
  expect(await draw({ ...half, was })).toEqual([['更正后；原公示 58 · 第 3 名'], ['/n/quarter']]);
  const later = { ...first, code: 'half', period: of, before: first.after };
  expect(await draw({ ...half, was: { ...was, code: 'half' } }, [later])).toEqual([
    ['更正后；原公示 58 · 第 3 名'],
    ['/n/half']
  ]);
});

it('a second correction names what was first published, and never what the first one made of it', async () => {
  const second = { ...first, code: 'second', before: first.after, after: { amount: 6200, rank: 1 } };
  const state = { ...merge(null, makeDelta({ scheme })), corrected: [first, second] };
  const shown = await drawOnPhone(new PhoneSession(state, 'server'), Corrected, { period });
  expect([...shown.querySelectorAll('b')].map((line) => line.textContent)).toEqual([
    '更正后；原公示 58 · 第 3 名',
    '更正后；原公示 58 · 第 3 名'
  ]);
  expect([...shown.querySelectorAll('a')].map((link) => link.getAttribute('href'))).toEqual([
    '/n/first',
    '/n/second'
  ]);
});

it('a late assembly’s correction says by which assembly', async () => {
  const decided = [{ date: '2026-10-12', body: '社员大会', minutes: '3号' }];
  const late = { ...first, assemblyOf: '2026-Q3', decided };
  const state = { ...merge(null, makeDelta({ scheme })), corrected: [late] };
  const shown = await drawOnPhone(new PhoneSession(state, 'server'), Corrected, { period });
  expect(shown.textContent).toContain('根据2026年10月12日社员大会');
});
