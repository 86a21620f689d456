import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { ownObjection } from '../../../../tests/fixtures/own-objection';
import type { OutboxForm } from '$lib/local/phone/outbox/outbox-form';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge, type MyState, type OpenNotice, type SyncedObjection } from '$lib/sync';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import { PhoneSession } from '../phone-session.svelte';
import Inbox from './Inbox.svelte';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(usual));

const like = merge(null, makeDelta({ scheme: parseScheme(schemeText), sealed: 1 }));
const form = (key: string, action: string): OutboxForm => ({
  key,
  action,
  fields: [],
  file: null,
  about: '',
  at: Date.parse('2026-11-20T09:41:00.000Z'),
  state: 'waiting',
  refusal: null
});
const notice: OpenNotice = {
  code: 'n1',
  period: '2026-10',
  year: 2026,
  no: 1,
  lastDay: '2026-11-30',
  corrects: false,
  isIn: true
};

async function inboxOf(more: Partial<MyState>, outbox: OutboxForm[] = []): Promise<Element> {
  const session = new PhoneSession({ ...like, ...more }, 'server');
  session.outbox = outbox;
  return drawOnPhone(session, Inbox, {});
}
const headings = (inbox: Element) => [...inbox.querySelectorAll('h2')].map((one) => one.textContent);
const lists = (inbox: Element) => [...inbox.querySelectorAll('ul')].map(({ children }) => children.length);

it('counts the rows below the heading, and lists what waits for the network apart from them', async () => {
  const openNotices = [notice, { ...notice, code: 'n2', period: '2026-09' }];
  const outbox = [form('1', '/me/claims/new'), form('2', '/me/claims/new'), form('3', '/me/notice/object')];
  const inbox = await inboxOf({ openNotices }, outbox);
  expect(headings(inbox)).toEqual(['待提交', '新消息2 件']);
  expect(lists(inbox)).toEqual([2, 2]);
});

it('has no heading of something that it has none of', async () => {
  expect(headings(await inboxOf({ openNotices: [notice] }))).toEqual(['新消息1 件']);
  expect(headings(await inboxOf({}, [form('1', '/me/claims/new')]))).toEqual(['待提交']);
  expect(headings(await inboxOf({}))).toEqual([]);
});

it('names the matter of an objection that was answered', async () => {
  const entry = like.entries.find(({ item }) => item === 'mediation') ?? expect.fail('somebody mediated');
  const objection = ownObjection('3', { entry: entry.id });
  const matterOf = async (about: Partial<SyncedObjection>) =>
    (await inboxOf({ objections: [{ ...objection, ...about }] })).querySelector('li small')?.textContent;
  expect(await matterOf({})).toMatch(/^2026年10月\s+\d+月\d+日\s+调解纠纷$/);
  expect(await matterOf({ entry: null })).toMatch(/^2026年10月\s+我的分数或名次/);
  expect(await matterOf({ entry: null, about: 'whole' })).toMatch(/^2026年10月\s+整份公示$/);
  expect((await matterOf({ entry: null, about: 'other' }))?.trim()).toBe('2026年10月');
});
