import Database from 'better-sqlite3';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { town, type Town } from './town';

let here: Town;

beforeAll(async () => {
  here = await town();
  // The row is changed past the guards, as somebody with the database file could.
  const db = new Database(join(here.dataDir, 'sunboard.db'));
  const row = db
    .prepare<[string], { notice_id: string; body: string }>(
      'select notice_id, body from notice_body join notice on notice.id = notice_id where code = ?'
    )
    .get(here.a.notice);
  if (!row) throw new Error('unit A has published');
  db.exec('drop trigger notice_body_no_update');
  const body = JSON.stringify({ ...JSON.parse(row.body), title: '改过的' });
  db.prepare('update notice_body set body = ? where notice_id = ?').run(body, row.notice_id);
  db.close();
});
afterAll(() => here.end());

test('residents read why it isn’t shown, and nothing of it', async () => {
  const { status, text, headers } = await here.ask(`/n/${here.a.notice}`);
  expect(status).toBe(503);
  expect(text).toContain('这份公示暂不显示');
  expect(text).toContain('notice-damaged');
  expect(text).not.toContain('改过的');
  expect(headers['cache-control']).toBe('no-cache');
});

test('a phone is told, and keeps what it has', async () => {
  const { status, text } = await here.ask('/api/me', { as: 'member' });
  expect(status).toBe(503);
  expect(JSON.parse(text)).toEqual({ error: { code: 'notice-damaged', params: {} } });
});

test('the office reads it too', async () => {
  const { status, text } = await here.ask('/office', { as: 'recorder', headers: { accept: 'text/html' } });
  expect(status).toBe(500);
  expect(text).toContain('与发布时的核对码对不上');
});

test('the log names the notice', () => {
  expect(here.faults().some((line) => line.includes('notice-damaged'))).toBe(true);
});

test('other units aren’t touched', async () => {
  expect((await here.ask(`/n/${here.b.notice}`)).status).toBe(200);
});
