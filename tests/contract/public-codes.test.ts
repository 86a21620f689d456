import { announce } from '$lib/server/domain/announcements/announce';
import { isKnownCode } from '$lib/server/domain/public/known-code';
import { expect, describe, it } from 'vitest';
import { testApp } from './test-app';
import { databases } from './stores';

describe.each(databases)('codes in public addresses on $kind', (database) => {
  it('are known from the moment in which something has them, and no sooner', async () => {
    const here = await testApp({ database });
    const guesses = ['2345678', '2345678923456789', "' or 1=1", ''];
    for (const kind of ['notice', 'announcement', 'receipt'] as const)
      for (const guess of guesses)
        expect(await isKnownCode(here.store, { kind, text: guess }), `${kind} ${guess}`).toBe(false);
    const { code: announcement } = await announce(here.app, here.recorder, {
      key: 'announce-1',
      title: '公告',
      body: '正文'
    });
    await here.seal('2026-09');
    const { code: notice } = await here.publish('2026-09');
    const { receipt } = await here.app.residents.object(
      { key: 'objection-1', notice, about: '', said: '请核查', contact: '' },
      '203.0.113.7'
    );
    const codes = { notice, announcement, receipt };
    for (const kind of ['notice', 'announcement', 'receipt'] as const)
      for (const [of, code] of Object.entries(codes))
        expect(await isKnownCode(here.store, { kind, text: code }), `${kind} by the code of a ${of}`).toBe(
          kind === of
        );
    await here.end();
  });
});
