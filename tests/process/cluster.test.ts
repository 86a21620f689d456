import { boardFeedSchema, myDeltaSchema, type BoardFeed, type MyDelta } from '$lib/sync';
import { demoPassword } from '$lib/server/domain/demo/demo-accounts';
import { dayIn, addDays } from '$lib/calendar';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { builtApp, type BuiltApp } from '../make/built-app';
import { startCluster, type Cluster } from '../postgres/cluster';
import { hiddenField, Office, type FormAnswer } from './office';
import { Reader } from './reader';

/** Two processes of the built server on one PostgreSQL, as a county runs it. */
const folder = mkdtempSync(join(tmpdir(), 'sunboard-cluster-'));
let cluster: Cluster;
let one: BuiltApp;
let other: BuiltApp;
const readers: Reader[] = [];
const patience = { timeout: 20_000, interval: 50 };

beforeAll(async () => {
  cluster = await startCluster();
  await ask('postgres', 'create database demo template template0');
  const { foundDemo } = await import(pathToFileURL(resolve('build/found-demo.js')).href);
  const dataDir = join(folder, 'one');
  const databaseUrl = cluster.url('demo');
  await foundDemo({
    only: ['demo'],
    dataDir,
    databaseUrl,
    publicUrl: 'http://localhost',
    now: new Date(),
    progress: () => undefined
  });
  // The key that signs sessions is the same on every machine.
  cpSync(dataDir, join(folder, 'other'), { recursive: true });
  const env = { DATABASE_URL: databaseUrl, SUNBOARD_DEMO: '1' };
  [one, other] = [await builtApp(dataDir, env), await builtApp(join(folder, 'other'), env)];
  await Promise.all([one.start(), other.start()]);
});

afterAll(async () => {
  await Promise.all(readers.map((reader) => reader.end()));
  await Promise.all([one, other].map((app) => app?.stop('SIGKILL')));
  await cluster.end();
  rmSync(folder, { recursive: true });
});

async function ask<ReadRow extends pg.QueryResultRow>(database: string, query: string): Promise<ReadRow[]> {
  const client = new pg.Client(cluster.url(database));
  await client.connect();
  const { rows } = await client.query<ReadRow>(query);
  await client.end();
  return rows;
}

/** A board, with what it shows now. */
function aBoard(app: BuiltApp): { reader: Reader; shown: () => BoardFeed | null } {
  let feed: BoardFeed | null = null;
  const reader = new Reader(`${app.url}/api/live/board/demo`, {}, async (revision) => {
    const answer = await fetch(`${app.url}/api/board/demo`);
    if (!answer.ok) throw new Error(String(answer.status));
    feed = v.parse(boardFeedSchema, await answer.json());
    if (feed.revision < revision) throw new Error(`told ${revision}, got ${feed.revision}`);
  });
  readers.push(reader);
  reader.follow(0);
  return { reader, shown: () => feed };
}

/** A phone, with everything that it has received. */
function aPhone(app: BuiltApp, headers: Record<string, string>) {
  const given: MyDelta[] = [];
  const reader = new Reader(`${app.url}/api/live/me`, headers, async () => {
    const last = given[given.length - 1];
    const asked = new URLSearchParams({ after: String(last?.cursor ?? 0), epoch: last?.epoch ?? '' });
    const answer = await fetch(`${app.url}/api/me?${asked}`, { headers });
    if (!answer.ok) throw new Error(String(answer.status));
    given.push(v.parse(myDeltaSchema, await answer.json()));
  });
  readers.push(reader);
  reader.follow(0);
  return { reader, given };
}

/** Repeats a form with the same key at both servers until it is done, as a person or a phone does. */
async function submit(
  offices: readonly Office[],
  path: string,
  fields: Record<string, string | string[]>
): Promise<FormAnswer[]> {
  const answers: FormAnswer[] = [];
  for (let at = 0; answers[answers.length - 1]?.status !== 303; at += 1) {
    const office = offices[at % offices.length];
    const answer = await office?.post(path, fields).catch(() => null);
    if (answer) answers.push(answer);
    if (answer && answer.status >= 400 && answer.status < 500) throw new Error(answer.html);
    if (answer?.status !== 303) await pause(50);
  }
  return answers;
}

it('an import’s files are found by whichever process its forms reach', async () => {
  const [here, there] = (await Promise.all(
    [one, other].map((app) => new Office(app.url).signIn('fangmin', demoPassword))
  )) as [Office, Office];
  const month = hiddenField((await here.page('/office/seal')).html, 'period') ?? '';
  const [subject] = await ask<{ code: string }>(
    'demo',
    `select entry.id, subject.code from entry join subject on subject.id = entry.subject_id
      where entry.item = 'activity' order by entry.seq desc limit 1`
  );
  const row = `两台服务器-1,${subject?.code},activity,${month}-01,1,两台服务器轮流回答`;
  const file = new File([`流水号,编号,事项,日期,数量,事由\n${row}\n`], '两台.csv');
  const shown = await here.post('/office/import?/preview', { files: file });
  const files = hiddenField(shown.html, 'files') ?? '';
  expect(files).not.toBe('');
  const confirm = (digest: string) =>
    there.post('/office/import?/confirm', {
      key: 'import-round-robin',
      files,
      digest,
      // The demo's people have taken part in much, so that the preview asks whether this is the same.
      answered: hiddenField(shown.html, 'answered') ?? '',
      date: `${month}-01`,
      body: '两委会',
      minutes: '〔2026〕99号'
    });
  // Another plan than was shown is refused; the answer is 404 where the files are gone.
  expect((await confirm('of another plan')).status).toBe(409);
  const booked = await confirm(hiddenField(shown.html, 'digest') ?? '');
  expect([booked.status, booked.location], booked.html).toEqual([303, expect.stringContaining('booked=1')]);
});

it('a process is killed, the database restarts: no event is missed or doubled at any board or phone', async () => {
  const dashboards = await Promise.all(
    [one, other].map((app) => new Office(app.url).signIn('fangmin', demoPassword))
  );
  const [here, there] = dashboards as [Office, Office];
  const boards = [aBoard(one), aBoard(other), aBoard(one), aBoard(other)];
  const phones = [aPhone(one, here.headers), aPhone(other, there.headers)];
  await expect.poll(() => readers.every(({ revisions }) => revisions.length > 0), patience).toBe(true);
  const hang = (no: number, offices: readonly Office[]) =>
    submit(offices, '/office/announcements?/post', {
      key: `announce-${no}`,
      title: `公告${no}`,
      body: '正文'
    });

  for (let no = 1; no <= 6; no += 1) await hang(no, no % 2 ? [here] : [there]);

  // One server is killed half way through; a form without an answer is sent to the other one with the same
  // key.
  const during = [7, 8, 9, 10].map((no) => hang(no, no % 2 ? [here, there] : [there, here]));
  await one.stop('SIGKILL');
  await Promise.all(during);
  await hang(11, [there]);
  await one.start();

  // A month is sealed at one and published at the other.
  const asked = await here.page('/office/seal');
  const month = hiddenField(asked.html, 'period') ?? '';
  const figures = { period: month, shown: hiddenField(asked.html, 'shown') ?? '', early: 'yes' };
  await submit([here], '/office/seal?/propose', { key: 'propose-1', ...figures });
  const second = await new Office(other.url).signIn('hejie', demoPassword);
  const proposal = hiddenField((await second.page('/office/seal')).html, 'proposal') ?? '';
  await submit([second], '/office/seal?/seal', { key: 'seal-0001', ...figures, proposal });
  const lastDay = addDays(dayIn('Asia/Shanghai', new Date()), 10);
  const preview = await there.page(`/office/publish?period=${month}&lastDay=${lastDay}`);
  const publish = {
    key: 'publish-1',
    period: month,
    shown: hiddenField(preview.html, 'shown') ?? '',
    lastDay
  };
  await submit([there], '/office/publish', { ...publish, final: 'yes', channel: ['board', 'page'] });

  // While the database restarts, published pages are still served, and writing is refused with a sentence.
  const [{ code } = { code: '' }] = await ask<{ code: string }>(
    'demo',
    'select code from notice order by seq desc limit 1'
  );
  const page = () => fetch(`${other.url}/n/${code}`).then(({ status }) => status);
  expect(await page()).toBe(200);
  const opened = boards.map(({ reader }) => reader.opened);
  await cluster.stop();
  const refused = await there.post('/office/announcements?/post', {
    key: 'announce-12',
    title: '公告12',
    body: '正文'
  });
  expect([refused.status, refused.html]).toEqual([503, expect.stringContaining('data-code="database-away"')]);
  expect((await fetch(`${other.url}/api/me`, { headers: there.headers })).status).toBe(503);
  expect(await page()).toBe(200);
  const away = [12, 13].map((no) => hang(no, no % 2 ? [here, there] : [there, here]));
  await cluster.start();
  await Promise.all(away);
  for (let no = 14; no <= 18; no += 1) await hang(no, no % 2 ? [here] : [there]);

  const rows = await ask<{ title: string; no: string }>(
    'demo',
    "select title, no from announcement where title like '公告%' order by no"
  );
  expect(rows.map(({ title }) => title).sort()).toEqual(
    Array.from({ length: 18 }, (_, index) => `公告${index + 1}`).sort()
  );
  const [head] = await ask<{ board: string; phone: string }>(
    'demo',
    `select max(seq) as phone,
    max(seq) filter (where kind in ('notice', 'announcement')) as board from change_log`
  );
  for (const { reader, shown: screen } of boards) {
    await expect
      .poll(() => reader.revisions[reader.revisions.length - 1], patience)
      .toBe(Number(head?.board));
    expect(screen()).toMatchObject({
      revision: Number(head?.board),
      notice: { snapshot: { code, period: month } },
      announcements: [18, 17, 16].map((no) => ({ title: `公告${no}` }))
    });
  }
  for (const { reader, given } of phones) {
    await expect
      .poll(() => reader.revisions[reader.revisions.length - 1], patience)
      .toBe(Number(head?.phone));
    const entries = given.flatMap((delta) => delta.entries.map(({ seq }) => seq));
    const months = given.flatMap((delta) => delta.results.map(({ period }) => period));
    expect(new Set(entries).size).toBe(entries.length);
    expect(months.filter((each) => each === month)).toHaveLength(1);
    expect(new Set(months).size).toBe(months.length);
    expect(given[given.length - 1]).toMatchObject({ cursor: Number(head?.phone), after: expect.any(Number) });
  }
  for (const { revisions, disorder } of readers) {
    expect(disorder).toEqual([]);
    expect(revisions).toEqual([...new Set(revisions)].sort((a, b) => a - b));
  }
  // The restart of the database closed no stream.
  expect(boards.map(({ reader }) => reader.opened)).toEqual(opened);
});
