import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { ownObjection } from '../../../../tests/fixtures/own-objection';
import { parseScheme, type ExplanationNode } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge, type SyncedObjection } from '$lib/sync';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import { PhoneSession } from '../phone-session.svelte';
import ReasonRow from './ReasonRow.svelte';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(usual));

const state = merge(null, makeDelta({ scheme: parseScheme(schemeText), sealed: 1 }));
const entry = state.entries.find(({ item }) => item === 'mediation') ?? expect.fail('somebody mediated');
const period = entry.period;
const notice = {
  code: 'n1',
  period,
  year: 2026,
  no: 1,
  lastDay: '2099-12-31',
  corrects: false,
  isIn: true
};
const node: ExplanationNode = {
  code: 'effect',
  zh: '调解纠纷',
  en: 'Mediation',
  points: 500,
  entry: entry.id,
  children: []
};

async function link(objections: SyncedObjection[]): Promise<[string, string]> {
  const session = new PhoneSession({ ...state, openNotices: [notice], objections }, 'server');
  const row = await drawOnPhone(session, ReasonRow, { node, period });
  const found = row.querySelector<HTMLAnchorElement>('a.object') ?? expect.fail('a link');
  return [found.textContent, found.pathname + found.search + found.hash];
}

it('leads from a line to objecting to it, and from one that was objected to, to the objection', async () => {
  expect(await link([])).toEqual([
    '对这一条提异议',
    `/me/notice/object?entry=${encodeURIComponent(entry.id)}`
  ]);
  const objection = ownObjection('r1', { entry: entry.id });
  expect(await link([objection])).toEqual(['已提异议　异2026-r1', '/me/notice#r1']);
  expect((await link([{ ...objection, entry: null }]))[0]).toBe('对这一条提异议');
});
