import { previewNotice } from '$lib/server/domain/notices/publish-period';
import { expect, test } from 'vitest';
import { testApp } from '../../../../tests/contract/test-app';
import { actions } from './+page.server';

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
