import { afterEach, beforeEach, expect, test } from 'vitest';
import { testApp, type TestApp } from '../../../../../tests/contract/test-app';
import { changedScheme } from '../../../../../tests/make/scheme-text';
import { holdText } from '$lib/server/domain/schemes/scheme-source';
import { beginDraft } from '$lib/server/domain/workshop/begin-draft';
import { confirmSoundRows, discardDraft, nameDraft } from '$lib/server/domain/workshop/change-draft';
import { tryDraft } from '$lib/server/domain/workshop/try-draft';
import { draftDigest } from '$lib/server/domain/workshop/workshop';
import type { DraftView } from './draft-view';
import { actions } from './+page.server';

let here: TestApp;
beforeEach(async () => {
  here = await testApp();
});
afterEach(() => here.end());

const decision = { date: '2026-10-04', body: '两委会', minutes: '〔2026〕20号' };

function hold(text: string): string {
  return holdText(here.recorder, new TextEncoder().encode(text), here.app.clock());
}

function post(action: 'try' | 'propose', fields: Record<string, string>) {
  const url = new URL('http://x.example/office/scheme/adopt');
  const body = new URLSearchParams({ key: 'adopt-key-1', period: '2026-09', from: '2026-10-01', ...fields });
  const request = new Request(url, { method: 'POST', body });
  return actions[action]?.({ locals: { app: here.app, actor: here.recorder }, request, url } as never);
}

const known = { known: 'yes' };

test('a scheme is tried before any meeting, and what was tried stays when the resolution is refused', async () => {
  await here.seal('2026-09');
  const source = hold(changedScheme());
  const tried = await post('try', { source });
  expect(tried).toMatchObject({ view: { tried: [{ period: '2026-09' }, {}, {}, {}], unlike: null } });
  const { shown } = viewOf(tried);
  const refused = await post('propose', { source, shown, ...known, ...decision, minutes: '' });
  expect(refused).toMatchObject({
    status: 422,
    data: {
      refusal: { code: 'decision-minutes-missing' },
      decision: { body: '两委会' },
      view: { shown, tried: [{ period: '2026-09' }, {}, {}, {}] }
    }
  });
  const pressed = () => post('propose', { source, shown, ...known, ...decision });
  await expect(pressed()).rejects.toMatchObject({ status: 303 });
  // A repeated press gets the same answer, since there is nothing left to try.
  await expect(pressed()).rejects.toMatchObject({ status: 303 });
});

test('what changes most people’s result, or loses entries, is adopted with a tick only', async () => {
  await here.book({ item: 'mediation', subject: 'p1' });
  await here.seal('2026-09');
  const everybody = hold(changedScheme());
  const { shown, sweep } = viewOf(await post('try', { source: everybody }));
  expect(sweep).toMatchObject({ period: '2026-09', left: 0 });
  expect(await post('propose', { source: everybody, shown, ...decision })).toMatchObject({
    status: 422,
    data: { refusal: { code: 'adoption-unticked' }, view: { shown } }
  });
  expect(await (await here.app.read(here.recorder)).adoptions.proposal()).toBeNull();
  const lost = await post('try', { source: hold(changedScheme({ 'id: mediation': 'id: settling' })) });
  expect(viewOf(lost).sweep).toMatchObject({ left: 1 });
  const one = await post('try', {
    source: hold(changedScheme({ 'points: 5\n    measure: 起': 'points: 6\n    measure: 起' }))
  });
  expect(viewOf(one)).toMatchObject({ sweep: null, tried: [{ moves: [{ subject: 'p1' }] }, {}, {}, {}] });
});

test('unless a period is asked for, the shortest leads in which anything differs', async () => {
  await here.book({ item: 'mediation', subject: 'p1' });
  await here.seal('2026-09');
  const rewarded = hold(changedScheme({ 'share: 1/3': 'share: 2/3' }));
  const half = viewOf(await post('try', { source: rewarded, period: '' }));
  expect(half).toMatchObject({
    unlike: '2026-09',
    tried: [{ period: '2026-H2', moves: [], outcomes: [{ rule: 'half-year-reward' }] }, { period: '2026' }]
  });
  const month = viewOf(await post('try', { source: rewarded, period: '2026-09' }));
  expect(month).toMatchObject({ unlike: null, tried: [{ period: '2026-09', outcomes: [] }, {}, {}, {}] });
  const same = viewOf(await post('try', { source: hold(changedScheme({ 表彰: '奖励' })), period: '' }));
  expect(same).toMatchObject({
    unlike: null,
    sweep: null,
    tried: [{ period: '2026-09', ranked: 3 }, {}, {}, {}]
  });
});

test('a first day that isn’t the pasted document’s own is remarked on, and refuses nothing', async () => {
  const by = here.recorder;
  const text = '村民积分办法\n1.参加会议每次加2分。\n2.本办法自2026年9月1日起施行。';
  await beginDraft(here.app, by, { key: 'begin-key-1', text });
  const draft = async () => {
    const now = await (await here.app.read(by)).workshop.draft();
    if (!now) throw new Error('it was begun');
    return now;
  };
  const seen = draftDigest(await draft());
  const { details } = await draft();
  await nameDraft(here.app, by, {
    key: 'name-key-1',
    seen,
    details: { ...details, name: '村民积分办法', from: '2026-10-01' }
  });
  await confirmSoundRows(here.app, by, { key: 'sound-key-1', seen });
  const made = tryDraft(await draft());
  if (!made.ok) throw new Error('refused');
  const source = hold(made.tried.yaml);
  expect(viewOf(await post('try', { source, from: '2026-10-01' })).documentDay).toBe('2026-09-01');
  expect(viewOf(await post('try', { source: hold(changedScheme()) })).documentDay).toBeNull();
  await nameDraft(here.app, by, {
    key: 'name-key-2',
    seen,
    details: { ...details, name: '村民积分办法', from: '2026-09-01' }
  });
  const again = tryDraft(await draft());
  const own = hold(again.ok ? again.tried.yaml : '');
  expect(viewOf(await post('try', { source: own, from: '2026-09-01' })).documentDay).toBeNull();
  expect(viewOf(await post('try', { source: own, from: '2026-10-01' })).documentDay).toBe('2026-09-01');
  // The file says it, also when the draft is another document's by then.
  await discardDraft(here.app, by, { key: 'discard-key-1', seen });
  expect(viewOf(await post('try', { source, from: '2026-10-01' })).documentDay).toBe('2026-09-01');
});

function viewOf(answer: unknown): DraftView {
  if (typeof answer === 'object' && answer && 'view' in answer) return answer.view as DraftView;
  throw new Error('nothing was tried');
}
