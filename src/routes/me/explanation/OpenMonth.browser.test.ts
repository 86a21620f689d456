import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { parseScheme } from '$lib/points';
import a from '$lib/schemes/community-cadres.yaml?raw';
import { merge, type MyEntry } from '$lib/sync';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import { PhoneSession } from '../phone-session.svelte';
import OpenMonth from './OpenMonth.svelte';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(usual));

const like = merge(null, makeDelta({ scheme: parseScheme(a), today: '2026-11-20', sealed: 1 }));

function line(entry: Partial<MyEntry> & Pick<MyEntry, 'id' | 'date' | 'period'>): MyEntry {
  return {
    seq: 1,
    item: 'activity',
    quantity: 1,
    value: '',
    matterKey: '',
    matterText: '',
    basis: '',
    reverses: null,
    decision: null,
    ...entry
  };
}

it('M5 an open month shows the correction of an earlier one on a line of its own, so that its lines add up', async () => {
  const entries = [
    line({ id: 'e1', item: 'mediation', quantity: 2, date: '2026-10-03', period: '2026-10' }),
    line({ id: 'e2', date: '2026-11-05', period: '2026-11' }),
    line({
      id: 'e3',
      item: '',
      date: '2026-10-03',
      period: '2026-11',
      reverses: 'e1',
      corrects: '2026-10'
    })
  ];
  const shown = await drawOnPhone(new PhoneSession({ ...like, entries }, 'server'), OpenMonth, {});
  const lines = [...shown.querySelectorAll('.why li')].map((one) => one.textContent.replace(/\s+/g, ' '));
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('+2');
  expect(lines[1]).toContain('更正2026年10月');
  expect(lines[1]).toContain('−10');
  expect(lines[2]).toContain('−8');
});
