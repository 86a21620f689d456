import { expect, it } from 'vitest';
import type { OutboxForm } from '$lib/local/phone/outbox/outbox-form';
import type { OpenNotice, SyncedClaim, SyncedObjection } from '$lib/sync';
import { newsIn, waitingIn, type NewsContext } from './inbox';

const claim = (id: string, more: Partial<SyncedClaim> = {}): SyncedClaim => ({
  id,
  no: `申2026-${id}`,
  mine: true,
  about: '',
  answerBy: null,
  fields: {
    item: 'mediation',
    date: '2026-11-20',
    quantity: 1,
    value: '',
    matterText: '',
    basis: '',
    story: ''
  },
  points: 500,
  state: 'open',
  last: 1,
  words: '',
  decided: null,
  files: [],
  ...more
});
const meeting = { date: '2026-11-17', body: '两委会', minutes: '两委会议纪要〔2026〕21号' };
const decided = (id: string, on: string, more: Partial<SyncedClaim> = {}) =>
  claim(id, { state: 'granted', last: 3, decided: { on, meeting, into: '' }, ...more });
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
const asked = (id: string, answerBy: string) => claim(id, { mine: false, answerBy });

const objection = (receipt: string, more: Partial<SyncedObjection> = {}): SyncedObjection => ({
  no: `异2026-${receipt}`,
  receipt,
  notice: { code: 'n1', period: '2026-10', year: 2026, no: 1 },
  filed: '2026-11-10T02:00:00.000Z',
  words: '少记了一次。',
  about: 'own',
  entry: null,
  state: 'dismissed',
  due: null,
  answers: [{ at: '2026-11-18T02:00:00.000Z', upheld: false, words: '结果不变。' }],
  appeal: null,
  supplements: [],
  ...more
});
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
    claim('1'),
    claim('2', { state: 'returned' }),
    asked('3', '2026-11-24'),
    asked('4', '2026-11-22'),
    claim('5', { state: 'returned', mine: false })
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
  const claims = [asked('3', '2026-11-24'), claim('2', { state: 'returned' })];
  expect(waitingIn({ ...nothing, claims }, context({ outbox: [form('3'), form('2', 'received')] }))).toEqual(
    []
  );
});

it('S11 has answers and open notices until they are seen, after what is to be done', () => {
  const state = {
    ...nothing,
    claims: [claim('2', { state: 'returned' })],
    objections: [objection('a'), objection('b', { state: 'open', answers: [] })],
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
    keys(decided('1', '2026-11-18'), claim('2'), decided('3', '2026-10-20'), claim('4', merged))
  ).toEqual(['decided: decision 1 3', 'decided: decision 4 1']);
  expect(keys(decided('1', today, { state: 'refused', last: 5 }))).toEqual(['decided: decision 1 5']);
  expect(keys(claim('5', { state: 'withdrawn' }), claim('6', { state: 'settled' }))).toEqual([]);
  const seen = context({ seen: ['decision 1 3'] });
  expect(waitingIn({ ...nothing, claims: [decided('1', today)] }, seen)).toEqual([]);
});

it('S11 has the superior’s answer anew, and none that is a month old or was taken to the superior', () => {
  const [own] = objection('a').answers;
  if (!own) throw new Error('it has one');
  const old = { ...own, at: '2026-10-20T02:00:00.000Z' };
  const keys = (more: Partial<SyncedObjection>) =>
    newsIn({ ...nothing, objections: [objection('a', more)] }, today).map(({ id }) => id);
  expect(keys({ state: 'appealed' })).toEqual([]);
  expect(keys({ answers: [own, own] })).toEqual(['answer a 2']);
  expect(keys({ answers: [old] })).toEqual([]);
});
