import { previewNotice } from '$lib/server/domain/notices/publish-period';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import { expect, test } from 'vitest';
import { aCommittee } from '../../../../tests/contract/a-committee';
import { testApp } from '../../../../tests/contract/test-app';
import { publishCorrection, uphold } from '../../../../tests/contract/uphold';
import { waitingSupplements } from '../front-page/front-page';
import { actions, load } from './+page.server';
import type { PageServerData } from './$types';

test('what can’t be taken back is published with a tick only', async () => {
  const { app, recorder, seal, end } = await testApp();
  await seal('2026-09');
  const { shown } = await previewNotice(app, recorder, { period: '2026-09' });
  const url = new URL('http://x.example/office/publish');
  const post = async (extra: Record<string, string>) => {
    const body = new URLSearchParams({
      key: 'publish-key',
      period: '2026-09',
      shown,
      channel: 'page',
      ...extra
    });
    const request = new Request(url, { method: 'POST', body });
    return actions.default?.({ locals: { app, actor: recorder }, request, url } as never);
  };
  expect(await post({})).toMatchObject({ status: 422, data: { refusal: { code: 'publish-unticked' } } });
  expect(await (await app.read(recorder)).notices.list()).toEqual([]);
  await expect(post({ final: 'yes' })).rejects.toMatchObject({ status: 303 });
  expect(await (await app.read(recorder)).notices.list()).toHaveLength(1);
  await end();
});

test('the preview in English names items in English, as the public page will', async () => {
  const here = await testApp();
  const { app, recorder } = here;
  await here.book({ item: 'mediation', quantity: 2 });
  await here.seal('2026-09');
  const previewed = async () => {
    const url = new URL('http://x.example/office/publish?period=2026-09');
    const { notice } = (await load({ locals: { app, actor: recorder }, url } as never)) as PageServerData;
    return notice?.rows.flatMap(({ gains }) => gains.map(({ what }) => what));
  };
  const usual = getLocale;
  overwriteGetLocale(() => 'zh-CN');
  expect(await previewed()).toEqual(['调解纠纷 2 起']);
  overwriteGetLocale(() => 'en');
  expect(await previewed()).toEqual(['Dispute settled × 2']);
  overwriteGetLocale(usual);
  await here.end();
});

test('a supplementary notice that waits to be published is said with a link, until it is', async () => {
  const here = await testApp();
  const { app, recorder } = here;
  const people = await aCommittee(here);
  const url = new URL('http://x.example/office/publish');
  const links = async () => {
    const data = (await load({ locals: { app, actor: recorder }, url } as never)) as PageServerData;
    return waitingSupplements(data.supplements).map(({ href, count }) => [href, count]);
  };
  await here.book({ item: 'mediation' });
  await here.seal('2026-09');
  const { code: notice } = await here.publish('2026-09');
  expect(await links()).toEqual([]);
  const objection = await uphold(here, people, { notice, reverses: ['e1'] });
  expect(await links()).toEqual([['/office/objections?supplement', 1]]);
  await publishCorrection(here, people, objection);
  expect(await links()).toEqual([]);
  await here.end();
});

test('a late assembly’s supplementary notice is said with a link to its quarter', () => {
  const waiting = { unpublished: 0, lateQuarters: ['2026-Q1'] };
  expect(waitingSupplements(waiting).map(({ href, count }) => [href, count])).toEqual([
    ['/office/assembly?quarter=2026-Q1#supplement', 1]
  ]);
});
