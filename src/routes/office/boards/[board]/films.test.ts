import { announce } from '$lib/server/domain/announcements/announce';
import { expect, test } from 'vitest';
import { testApp } from '../../../../../tests/contract/test-app';
import { load } from './+page.server';

const state = {
  start: 'a'.repeat(16),
  painted: '2026-10-05T03:59:59.000Z',
  scene: 'announcement',
  heap: null,
  nodes: 1,
  offset: 0,
  persisted: null,
  version: '1a2b',
  browser: 'Chromium',
  width: 1920,
  height: 1080,
  trouble: []
};

test('a film that a board can’t play is told with its announcement’s title, or with the code that the unit has not', async () => {
  const { app, recorder, operator, pair, end } = await testApp();
  const { board } = await pair('大厅');
  const { code } = await announce(app, recorder, { key: 'announce-1', title: '停水通知', body: '正文' });
  await app.screens.hear(
    { board, unit: recorder.unit },
    { shows: null, state: { ...state, films: [code, 'zzzz22'] }, notices: [] }
  );
  const params = { board };
  const seen = await load({
    locals: { app, actor: operator },
    params,
    url: new URL('http://x.example')
  } as never);
  expect(seen).toMatchObject({
    board: { state: 'trouble' },
    films: [
      { code, title: '停水通知' },
      { code: 'zzzz22', title: null }
    ]
  });
  await end();
});
