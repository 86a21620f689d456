import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { aPng } from '../make/media';
import { phoneOwner } from '../../src/lib/sync';
import type { EndpointCall, TownCaller, Town } from './town';
import { town } from './town';

let here: Town;

beforeAll(async () => {
  // Refusals are warnings, and the log has them besides faults.
  here = await town({ LOG_LEVEL: 'warn' });
});
afterAll(() => here.end());

type Fields = Record<string, string>;

/** The owner that the pages of an account of unit A name. */
const owner = (name: string) => phoneOwner({ account: here.a.accounts[name] ?? '', unit: here.a.id });

/** Sends a form as a page without script does (`text/html`), or as one with script. */
function post(path: string, fields: Fields, as: TownCaller, accept: 'text/html' | 'application/json') {
  const headers = { origin: here.url, accept, 'content-type': 'application/x-www-form-urlencoded' };
  // Besides what it accepts, this header tells Kit that a page's script sends the form.
  const program = accept === 'application/json' ? { 'x-sveltekit-action': 'true' } : {};
  const body = new URLSearchParams({ key: randomUUID(), ...fields }).toString();
  const asked: EndpointCall = { method: 'POST', as, headers: { ...headers, ...program }, body };
  return here.ask(path, asked);
}

const declared = (more: Fields = {}): Fields => ({
  opener: owner('member'),
  claim: '',
  seen: '',
  subject: '',
  item: 'mediation',
  date: `${here.a.open}-01`,
  quantity: '1',
  value: '',
  matterText: '',
  basis: `调字${randomUUID().slice(0, 8)}`,
  story: '',
  ...more
});
const rowsOf = (table: string) => here.watcher.rows().filter((row) => row.startsWith(`${table} `));
/** Numbers of rows that a claim would leave behind. */
const kept = () =>
  ['claim', 'claim_step', 'claim_text', 'entry', 'audit'].map((table) => rowsOf(table).length);

/** Expects a refusal with this code, in the log and with a sentence for people, also on the page, and nothing written. */
async function refused(
  path: string,
  fields: Fields,
  as: TownCaller,
  code: string,
  words: RegExp
): Promise<void> {
  const before = kept();
  const said = here.faults().length;
  const answer = await post(path, fields, as, 'application/json');
  await vi.waitFor(() => expect(here.faults().slice(said).join('\n')).toContain(`"code":"${code}"`));
  expect(JSON.parse(answer.text)).toMatchObject({
    type: 'failure',
    data: expect.stringContaining(`"${code}"`)
  });
  const page = await post(path, fields, as, 'text/html');
  expect(page.status).toBeGreaterThanOrEqual(400);
  expect(page.status).toBeLessThan(500);
  expect(page.text).toMatch(words);
  expect(kept()).toEqual(before);
}

const declare = (fields: Fields, accept: 'text/html' | 'application/json' = 'text/html') =>
  post('/me/claims/new', fields, 'member', accept);

test('a claim for a sealed month is taken, told so to the recorder, and books nothing in it (M4)', async () => {
  const entries = rowsOf('entry').length;
  expect((await declare(declared({ date: `${here.a.sealed}-15`, basis: '封账月调字1号' }))).status).toBe(303);
  expect(rowsOf('entry')).toHaveLength(entries);
  const inbox = await here.ask('/office/claims', { as: 'recorder' });
  expect(inbox.text).toContain('封账月调字1号');
});

test('a claim of a day before the unit’s first month is refused (M15)', async () => {
  const [year = '', month = ''] = here.a.sealed.split('-');
  const before = new Date(Date.UTC(Number(year), Number(month) - 1, 0)).toISOString().slice(0, 10);
  await refused(
    '/me/claims/new',
    declared({ date: before }),
    'member',
    'before-first',
    /首月|第一个月|之前|早于/
  );
});

test('a device’s time that is no instant is refused, and an impossible one is kept as said', async () => {
  const before = rowsOf('claim').length;
  for (const deviceTime of [
    'gestern',
    '2026-02-30T00:00:00.000Z',
    '+275760-09-13T00:00:00.000Z',
    'a'.repeat(1_000_000)
  ]) {
    const { status } = await declare({ ...declared(), deviceTime }, 'application/json');
    expect(status).toBe(400);
  }
  expect(rowsOf('claim')).toHaveLength(before);
  const deviceTime = '1970-01-01T00:00:00.000Z';
  expect((await declare(declared({ deviceTime }))).status).toBe(303);
  expect(rowsOf('audit').some((row) => row.includes(deviceTime))).toBe(true);
});

test('a megabyte of text is refused, in each field, and the next claim is taken', async () => {
  const long = 'a'.repeat(1_000_000);
  for (const name of ['story', 'basis', 'matterText'])
    await refused('/me/claims/new', declared({ [name]: long }), 'member', 'too-long', /./);
  expect((await declare(declared())).status).toBe(303);
});

test('S5 S8 another account’s outbox is refused form by form, also under keys that were answered, and one’s own goes on', async () => {
  const own = { ...declared(), key: randomUUID() };
  expect((await declare(own)).status).toBe(303);
  const before = rowsOf('claim').length;
  for (const form of [own, declared()]) {
    const replayed = { ...form, opener: owner('recorder') };
    await refused('/me/claims/new', replayed, 'member', 'other-account', /换成了另一个账号/);
  }
  const asked = await post('/me/claims/new', own, 'recorder', 'application/json');
  expect(asked.status).toBe(403);
  expect(JSON.parse(asked.text)).toMatchObject({ type: 'error', error: { code: 'not-scored' } });
  expect((await declare(own)).status).toBe(303);
  expect(rowsOf('claim')).toHaveLength(before);
});

test('nobody reads another’s statement by id: the phone’s answer is one’s own whatever is asked', async () => {
  const [, other = ''] = here.a.subjects;
  const own = await here.ask('/api/me?after=0', { as: 'member' });
  const asked = await here.ask(`/api/me?after=0&subject=${other}&account=${here.a.accounts['recorder']}`, {
    as: 'member'
  });
  const { at: _, ...mine } = JSON.parse(own.text);
  const { at: __, ...answered } = JSON.parse(asked.text);
  expect(answered).toEqual(mine);
  for (const path of [`/office/people/${other}`, `/office/people/${other}/standing`])
    expect((await here.ask(path, { as: 'member' })).status).toBe(403);
});

test('S5 a claim with a file is one claim with one file, also under the longest key', async () => {
  for (const key of [`${'k'.repeat(62)}-a`, `${'k'.repeat(61)}-b`]) {
    const [claims, files] = [rowsOf('claim').length, rowsOf('evidence').length];
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...declared(), key })) form.append(name, value);
    form.append('file', new File([new Uint8Array(aPng())], '照片.png'));
    for (let time = 0; time < 2; time += 1) {
      const request = new Request(here.url, { method: 'POST', body: form });
      const headers = {
        origin: here.url,
        accept: 'text/html',
        'content-type': request.headers.get('content-type') ?? ''
      };
      const body = new Uint8Array(await request.arrayBuffer());
      const { status } = await here.ask('/me/claims/new', { method: 'POST', as: 'member', headers, body });
      expect(status).toBe(303);
    }
    expect([rowsOf('claim').length, rowsOf('evidence').length]).toEqual([claims + 1, files + 1]);
  }
});

test('a claim for somebody of another unit is refused: they aren’t in the roster', async () => {
  const [stranger = ''] = here.b.subjects;
  const path = '/me/claims/new';
  await refused(path, declared({ subject: stranger }), 'member', 'unknown-person', /名册/);
});

test('a claim that somebody else’s page sends is refused: they have signed in since in another window', async () => {
  const words = /换成了另一个账号/;
  const other = owner('recorder');
  await refused('/me/claims/new', declared({ opener: other }), 'member', 'other-account', words);
  const { text } = await declare(declared({ opener: other, basis: '别人写的依据' }));
  expect(text).not.toContain('别人写的依据');
  const { opener: _, ...unnamed } = declared();
  await refused('/me/claims/new', unnamed, 'member', 'other-account', words);
});

test('the same claim twice is refused with the number of the first', async () => {
  const same = declared({ basis: '调字7号' });
  expect((await declare(same)).status).toBe(303);
  const spaced = { ...same, basis: ' 调字 ７号 ', matterText: ' ' };
  for (const twice of [same, spaced])
    await refused('/me/claims/new', twice, 'member', 'claim-twice', /申报过：申\d{4}-\d+/);
});

test('S5 a claim’s fields in another order are the same claim, under the same key', async () => {
  const key = randomUUID();
  const fields = declared({ basis: '调字10号' });
  expect((await declare({ ...fields, key })).status).toBe(303);
  const before = rowsOf('claim').length;
  const turned = Object.fromEntries(Object.entries(fields).reverse());
  expect((await declare({ ...turned, key })).status).toBe(303);
  expect(rowsOf('claim')).toHaveLength(before);
});

test('a double press is one claim', async () => {
  const once = { ...declared({ basis: '调字8号' }), key: randomUUID() };
  const before = rowsOf('claim').length;
  const answers = await Promise.all([declare(once), declare(once), declare(once)]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect(rowsOf('claim')).toHaveLength(before + 1);
});

test('nobody’s claim is another’s, whatever id is sent', async () => {
  for (const claim of [here.b.claim, 'no-such-claim']) {
    const named = { opener: owner('member'), claim, seen: '1' };
    await refused('/me/claims?/withdraw', named, 'member', 'not-found', /找不到/);
    await refused(
      '/me/claims?/answer',
      { ...named, agrees: 'yes', words: '' },
      'member',
      'not-found',
      /找不到/
    );
    await refused('/me/claims/new', declared(named), 'member', 'not-found', /找不到/);
    await refused('/office/claims?/forward', { ...named, words: '' }, 'recorder', 'not-found', /找不到/);
  }
});

test('a recorder’s own paper is refused, also of who they were before', async () => {
  const [, , own = ''] = here.a.subjects;
  const file = new Database(join(here.dataDir, 'sunboard.db'));
  file
    .prepare(
      `insert into role (id, account_id, unit_id, role, subject_id, from_date, to_date)
        select 'once-a-member', ?, unit_id, 'member', id, '2020-01-01', '2020-12-31' from subject where code = ?`
    )
    .run(here.a.accounts.recorder, own);
  file.close();
  const paper = declared({ subject: own, paper: '表12' });
  await refused('/office/claims/paper', paper, 'recorder', 'own-claim', /表12 与您本人有关，须回避/);
});

test('who has left, or has no account, is led to the sign-in, and nothing is written', async () => {
  const before = kept();
  for (const as of ['ended', 'coming', 'nobody'] as const) {
    const { status, headers } = await post('/me/claims/new', declared(), as, 'text/html');
    expect([status, headers.location]).toEqual([303, expect.stringMatching(/^\/sign-in/)]);
  }
  expect(kept()).toEqual(before);
});

test('a script in a text is shown as the text that it is, on every page', async () => {
  const script = '<script>alert("阳光")</script>';
  const texts = { basis: '调字9号', story: script, matterText: '"><img src=x onerror=alert(1)>' };
  expect((await declare(declared(texts))).status).toBe(303);
  const [row = ''] = rowsOf('claim').slice(-1);
  const claim = String(JSON.parse(row.slice(row.indexOf('{'))).id);
  for (const [path, as] of [
    ['/me/claims', 'member'],
    [`/office/claims?claim=${claim}`, 'recorder'],
    ['/office/print?form=claims', 'recorder']
  ] as const) {
    const { text } = await here.ask(path, { as });
    expect(text).not.toContain(script);
    expect(text).not.toContain('<img src=x');
  }
});

test('of two deciders at once one rules, the other is told; there is one entry', async () => {
  const entries = rowsOf('entry').length;
  const path = `/office/meetings/${here.a.meeting}?/rule`;
  const ruling = { claim: here.a.claim, seen: '2', ruled: 'granted', words: '' };
  const answers = await Promise.all(
    (['recorder', 'committee', 'recorder'] as const).map((as) => post(path, ruling, as, 'text/html'))
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 409, 409]);
  for (const { status, text } of answers) if (status === 409) expect(text).toMatch(/已办结/);
  expect(rowsOf('entry')).toHaveLength(entries + 1);
});

test('a claim with a picture that can’t be kept isn’t declared: the page that refuses it still has all of it', async () => {
  const before = kept();
  const form = new FormData();
  for (const [name, value] of Object.entries({ key: randomUUID(), ...declared() })) form.append(name, value);
  form.append(
    'file',
    new File([new Uint8Array(aPng({ says: { width: 10_000, height: 20_000 } }))], '照片.png')
  );
  const request = new Request(here.url, { method: 'POST', body: form });
  const { status, text } = await here.ask('/me/claims/new', {
    method: 'POST',
    as: 'member',
    headers: {
      origin: here.url,
      accept: 'text/html',
      'content-type': request.headers.get('content-type') ?? ''
    },
    body: new Uint8Array(await request.arrayBuffer())
  });
  expect(status).toBe(422);
  expect(text).toMatch(/10000×20000/);
  expect(kept()).toEqual(before);
});

// This test is the last one, because nobody takes a claim of this account after it.
test('claims of one account are taken until a hundred are open, and those beyond are refused as too many', async () => {
  const statuses: number[] = [];
  while (statuses.length <= 100 && statuses.at(-1) !== 429) statuses.push((await declare(declared())).status);
  expect(new Set(statuses.slice(0, -1))).toEqual(new Set([303]));
  expect(statuses.at(-1)).toBe(429);
  const words = /您有 100 件申报还没有办结/;
  await refused('/me/claims/new', declared(), 'member', 'too-many-claims', words);
  const { text } = await declare(declared(), 'application/json');
  expect(JSON.parse(text)).toMatchObject({ type: 'failure', status: 429 });
});
