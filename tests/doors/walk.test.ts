import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayCome } from './access';
import { addressOf, allDoors, type Door } from './doors';
import { bodyOf, formOf } from './forms';
import { carriedBy, namesOf, paramOf } from './names';
import { callers, town, type Asked, type Caller, type Got, type Town } from './town';

/** Signing out has no ids, and would end the session that knocks. */
const doors = (await allDoors()).filter(({ kind, id }) => kind !== 'file' && id !== 'POST /sign-out');
let here: Town;
let before: string[];

beforeAll(async () => {
  here = await town();
  before = here.rowsOfB();
});
afterAll(() => here.end());

/** Params of unit A's own, for a door at which something else is tried. */
function ownParams({ route }: Door): Record<string, string> {
  const code = /^\/(a|office\/announcements)\//.test(route) ? here.a.announcement : here.a.notice;
  return {
    code,
    board: here.a.board,
    path: 'nothing-here',
    secret: 'nothing-here',
    receipt: here.a.receipt,
    objection: here.a.objection,
    person: here.a.subjects[0] ?? '',
    meeting: here.a.meeting,
    evidence: here.a.evidence,
    address: here.a.media.hung.address,
    filing: here.a.filing,
    check: here.a.check,
    playlist: here.a.playlist,
    place: '1'
  };
}

function knock(
  door: Door,
  caller: Caller,
  more: { params?: Record<string, string>; fields?: Record<string, string> }
) {
  const path = addressOf(door, { ...ownParams(door), ...more.params });
  const asked: Asked = { as: caller, method: door.method, headOnly: true };
  if (door.method === 'GET') {
    const query = new URLSearchParams(more.fields).toString();
    return here.ask(query === '' ? path : `${path}?${query}`, asked);
  }
  const headers = { origin: here.url };
  if (door.kind === 'action')
    return here.ask(path, {
      ...asked,
      headers: { ...headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...formOf(door.id, here), ...more.fields }).toString()
    });
  return here.ask(path, {
    ...asked,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ ...bodyOf(door.id, here), ...more.fields })
  });
}

/** What an answer tells of unit B, but for what was itself asked with. */
function leaked({ headers, text }: Got, sent: string): string[] {
  const all = JSON.stringify(headers) + text;
  return here.secretsOfB.filter((secret) => !sent.includes(secret) && all.includes(secret));
}

/** Turned away: 403 or 404, or what Kit's data says of a page that isn't one's own. */
function isTurnedAway(door: Door, { status, headers, text }: Got): boolean {
  // 401 on a form is a wrong password; 410: it was there once.
  if (status === 403 || status === 404 || status === 410 || (status === 401 && door.kind !== 'action'))
    return true;
  if (status === 303) return headers.location?.startsWith('/sign-in') ?? false;
  if (door.kind !== 'data' || status !== 200) return false;
  return /"status":(?:403|404|410)/.test(text) || text.includes('"location":"/sign-in');
}

/** A form that names a file which is held no more (`files-gone`) was reached, and says so. */
const saysGone = (door: Door, { status, text }: Got) =>
  door.kind === 'action' && status === 404 && text.includes('文件已不在');

async function each<T>(all: readonly T[], run: (one: T) => Promise<void>): Promise<void> {
  const left = [...all];
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await run(one);
  };
  await Promise.all(Array.from({ length: 6 }, worker));
}

test('B is full of secrets that could be told', () => {
  expect(here.secretsOfB.length).toBeGreaterThan(60);
  for (const text of [...here.b.secrets, here.b.figure, here.b.id, here.b.withdrawn, 'ZHUXI姓名0'])
    expect(here.secretsOfB.some((secret) => secret.includes(text))).toBe(true);
  expect(before.length).toBeGreaterThan(40);
});

test('every door has its place in the tables', () => {
  const missing = doors.flatMap((door) => {
    try {
      mayCome(door, 'nobody');
      namesOf(door, here);
      if (door.params.length > 0) paramOf(door);
      if (door.kind === 'action') formOf(door.id, here);
      if (door.kind === 'endpoint' && door.method !== 'GET') bodyOf(door.id, here);
      return [];
    } catch (error) {
      return [String(error)];
    }
  });
  expect(missing).toEqual([]);
  // Each field that a file's actions read stands in the form of one of them at least.
  const actions = doors.filter(({ kind }) => kind === 'action');
  for (const door of actions) {
    const own = actions.filter(({ route }) => route === door.route);
    const inForms = own.flatMap(({ id }) => Object.keys(formOf(id, here)));
    expect(inForms, `tests/doors/forms.ts: ${door.route}`).toEqual(
      expect.arrayContaining(namesOf(door, here).form)
    );
  }
});

test.each(callers)('%s sees nothing of another unit, whatever id stands in an address', async (caller) => {
  const wrong: string[] = [];
  await each(
    doors.filter(({ params }) => params.length > 0),
    async (door) => {
      const carried = paramOf(door);
      if (!('of' in carried)) return;
      for (const value of carried.of(here)) {
        const params = Object.fromEntries(door.params.map((name) => [name, value]));
        const got = await knock(door, caller, { params });
        wrong.push(...leaked(got, value).map((secret) => `${door.id} tells ${secret}`));
        if (carried.kind === 'foreign' && !isTurnedAway(door, got))
          wrong.push(`${door.id} ${value}: ${got.status}`);
        if (carried.kind === 'published') {
          const open = await knock(door, 'nobody', { params });
          if (open.status !== got.status || bare(open.text) !== bare(got.text))
            wrong.push(`${door.id} ${value}: not what everybody gets`);
        }
      }
    }
  );
  expect(wrong).toEqual([]);
});

/** A nonce is new on each page, and the key of a form, in the page and in its data. */
function bare(text: string): string {
  return text.replace(
    /nonce="[^"]*"|__sveltekit_\w+|name="key" value="[^"]*"|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g,
    ''
  );
}

test.each(callers)(
  '%s sees nothing of another unit, whatever id stands in a query, form or body',
  async (caller) => {
    const wrong: string[] = [];
    await each(doors, async (door) => {
      const { query, form } = namesOf(door, here);
      const read = door.kind === 'action' ? form : query;
      const tell = async (fields: Record<string, string>) => {
        const got = await knock(door, caller, { fields });
        const sent = Object.values(fields).join(' ');
        wrong.push(...leaked(got, sent).map((secret) => `${door.id} tells ${secret}, asked with ${sent}`));
        if (got.status >= 500) wrong.push(`${door.id}: ${got.status}, asked with ${sent}`);
        return got;
      };
      for (const name of read) {
        const carried = carriedBy(door, name, here);
        if (!('of' in carried)) continue;
        for (const value of carried.of(here)) {
          // With a key that is right, so that nothing but the id can be refused.
          const got = await tell({ ...(form.includes('key') && { key: randomUUID() }), [name]: value });
          if (carried.kind === 'published') {
            const open = await knock(door, 'nobody', { fields: { [name]: value } });
            if (open.status !== got.status || bare(open.text) !== bare(got.text))
              wrong.push(`${door.id} ${name}=${value}: not what everybody gets`);
            continue;
          }
          const refused = carried.kind === 'local' ? got.status >= 400 : isTurnedAway(door, got);
          if (!refused && !isTurnedAway(door, got)) wrong.push(`${door.id} ${name}=${value}: ${got.status}`);
        }
      }
      const plain = read.filter((name) => carriedBy(door, name, here).kind === 'plain');
      for (const value of plain.length > 0 ? [here.b.id, here.b.subjects[0] ?? ''] : [])
        await tell(Object.fromEntries(plain.map((name) => [name, value])));
    });
    expect(wrong).toEqual([]);
  }
);

test.each(callers)('%s comes in where mayDo says so, and nowhere else', async (caller) => {
  const wrong: string[] = [];
  await each(doors, async (door) => {
    const got = await knock(door, caller, {});
    const comesIn = !isTurnedAway(door, got) || saysGone(door, got);
    const may = mayCome(door, caller);
    if (comesIn !== may)
      wrong.push(`${door.id}: ${got.status}, ${may ? 'though it may' : 'though it may not'}`);
  });
  expect(wrong).toEqual([]);
});

test('points and their reasons are for the desk that keeps them and for whom they concern', async () => {
  const wrong: string[] = [];
  const secrets = [...here.a.secrets, here.a.figure];
  const own = here.a.secrets.filter((text) => text.endsWith('-0'));
  for (const caller of callers.filter((each) => each !== 'recorder' && each !== 'committee'))
    await each(
      doors.filter(({ method }) => method === 'GET'),
      async (door) => {
        const { text } = await knock(door, caller, {});
        for (const secret of secrets)
          if (text.includes(secret) && !(caller === 'member' && own.includes(secret)))
            wrong.push(`${door.id} tells ${caller} ${secret}`);
      }
    );
  const { text } = await here.ask('/office/ledger', { as: 'recorder' });
  expect(text).toContain(here.a.secrets[0]);
  expect(wrong).toEqual([]);
});

test('a session that is over opens nothing, also where no cookie can be taken back', async () => {
  const type = 'application/x-www-form-urlencoded';
  const headers = { origin: here.url, accept: 'text/html', 'content-type': type };
  const out = await here.ask('/sign-out', { as: 'member', method: 'POST', headers, body: '' });
  expect(out.status).toBe(303);
  expect((await here.ask('/api/me', { as: 'member' })).status).toBe(401);
  expect((await here.ask('/api/live/me', { as: 'member', headOnly: true })).status).toBe(404);
});

test('after all of it, B is as it was, and the server said nothing', () => {
  expect(here.rowsOfB()).toEqual(before);
  expect(here.faults()).toEqual([]);
  expect(here.alive()).toBe(true);
});
