import { expect, it } from 'vitest';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge, type MyOutcome } from '$lib/sync';
import LeaveRow from '../leave/LeaveRow.svelte';
import { PhoneSession } from '../phone-session.svelte';
import OutcomeRow from './OutcomeRow.svelte';

const outcome: MyOutcome = {
  period: '2026-09',
  rule: 'leave-offset',
  name: '折抵休假',
  english: 'leave',
  unit: '天',
  unitEnglish: 'days',
  clause: { ref: '第一条', text: '每满 100 分折抵半天' },
  value: 50,
  sum: 10000,
  undecided: false,
  isVoid: false,
  ofAssembly: false,
  ruling: null,
  talk: null,
  correction: null
};
const state = merge(null, makeDelta({ scheme: parseScheme(schemeText) }));
const said = async (row: typeof OutcomeRow, of: MyOutcome) => {
  const part = await drawOnPhone(new PhoneSession(state, 'server'), row, { outcome: of });
  return part.textContent ?? '';
};

it.each([
  ['outcomes', OutcomeRow],
  ['leave', LeaveRow]
])('among %s, a decision that a correction has opened again says why', async (_, row) => {
  expect(await said(row, outcome)).not.toContain('重新研究');
  const reopened = { before: 22800, now: 12800 };
  expect(await said(row, { ...outcome, reopened })).toContain(
    '更正后 128 分，原依据 228 分：原决定待重新研究'
  );
});
