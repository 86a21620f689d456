import { expect, it } from 'vitest';
import type { OutboxForm } from '$lib/local/phone/outbox/outbox-form';
import type { OpenNotice, SyncedClaim, SyncedObjection } from '$lib/sync';
import { ownClaim } from '../../../../tests/fixtures/own-claim';
import { ownObjection } from '../../../../tests/fixtures/own-objection';
import { newsIn, waitingIn, type NewsContext } from './inbox';

const meeting = { date: '2026-11-17', body: '两委会', minutes: '两委会议纪要〔2026〕21号' };
const decided = (id: string, on: string, more: Partial<SyncedClaim> = {}) =>
  ownClaim(id, { state: 'granted', last: 3, decided: { on, meeting, into: '' }, ...more });
const form = (about: string, state: OutboxForm['state'] = 'waiting'): OutboxForm => ({
  key: `k-${about}`,
  action: '/me/claims?/answer',
  fields: [],
  file: null,
  about,
  at: Date.parse('2026-11-20T09:41:00.000Z'),
  state,
  refusal: state === 'refused' ? { code: 'claim-changed', sentence: '刚刚有人处理过。' } : null
});
const asked = (id: string, answerBy: string) => ownClaim(id, { mine: false, answerBy });

const notice = (code: string, lastDay: string): OpenNotice => ({
  code,
  period: '2026-10',
  year: 2026,
  no: 1,
  lastDay,
  corrects: false,
  isIn: true
});
const unit = { name: '', parent: '', timeZone: 'Asia/Shanghai', firstPeriod: '2026-01', roleNames: {} };
const today = '2026-11-20';
const nothing = { claims: [], objections: [], openNotices: [], unit };
const context = (more: Partial<NewsContext> = {}): NewsContext => ({
  outbox: [],
  seen: [],
  today,
  ...more
});

it('has what is asked of one, soonest first, then what was sent back, then what was refused', () => {
  const claims = [
    ownClaim('1'),
    ownClaim('2', { state: 'returned' }),
    asked('3', '2026-11-24'),
    asked('4', '2026-11-22'),
    ownClaim('5', { state: 'returned', mine: false })
  ];
  const found = waitingIn({ ...nothing, claims }, context({ outbox: [form('9', 'refused')] }));
  expect(found.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'asked 4',
    'asked 3',
    'returned 2',
    'refused k-9'
  ]);
});

it('has nothing that is answered and only waits for the network', () => {
  const claims = [asked('3', '2026-11-24'), ownClaim('2', { state: 'returned' })];
  expect(waitingIn({ ...nothing, claims }, context({ outbox: [form('3'), form('2', 'received')] }))).toEqual(
    []
  );
});

it('S11 has answers and open notices until they are seen, after what is to be done', () => {
  const state = {
    ...nothing,
    claims: [ownClaim('2', { state: 'returned' })],
    objections: [ownObjection('a'), ownObjection('b', { state: 'open', answers: [] })],
    openNotices: [notice('n1', today), notice('n0', '2026-11-19')]
  };
  const ids = (seen: string[]) => waitingIn(state, context({ seen })).map(({ id }) => id);
  expect(ids([])).toEqual(['2', 'answer a 1', 'notice n1']);
  expect(ids(['answer a 1'])).toEqual(['2', 'notice n1']);
  expect(newsIn(state, today).map(({ id }) => id)).toEqual(['answer a 1', 'notice n1']);
});

it('S11 has decisions until they are seen, anew when another one follows, and none that is a month old', () => {
  const keys = (...claims: SyncedClaim[]) =>
    newsIn({ ...nothing, claims }, today).map(({ kind, id }) => `${kind}: ${id}`);
  const merged = { state: 'merged', decided: { on: today, meeting: null, into: '申2026-1' } } as const;
  expect(
    keys(decided('1', '2026-11-18'), ownClaim('2'), decided('3', '2026-10-20'), ownClaim('4', merged))
  ).toEqual(['decided: decision 1 3', 'decided: decision 4 1']);
  expect(keys(decided('1', today, { state: 'refused', last: 5 }))).toEqual(['decided: decision 1 5']);
  expect(keys(ownClaim('5', { state: 'withdrawn' }), ownClaim('6', { state: 'settled' }))).toEqual([]);
  const seen = context({ seen: ['decision 1 3'] });
  expect(waitingIn({ ...nothing, claims: [decided('1', today)] }, seen)).toEqual([]);
});

it('S11 has the superior’s answer anew, and none that is a month old or was taken to the superior', () => {
  const [own] = ownObjection('a').answers;
  if (!own) throw new Error('it has one');
  const old = { ...own, at: '2026-10-20T02:00:00.000Z' };
  const keys = (more: Partial<SyncedObjection>) =>
    newsIn({ ...nothing, objections: [ownObjection('a', more)] }, today).map(({ id }) => id);
  expect(keys({ state: 'appealed' })).toEqual([]);
  expect(keys({ answers: [own, own] })).toEqual(['answer a 2']);
  expect(keys({ answers: [old] })).toEqual([]);
});
