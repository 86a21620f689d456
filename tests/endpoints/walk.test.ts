import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mayCome } from './access';
import { endpointAddress, allEndpoints, type Endpoint } from './endpoints';
import { bodyOf, formFields } from './forms';
import { carriedBy, namesOf, paramOf } from './names';
import { oddTimes } from './nasty';
import { callers, town, type EndpointCall, type TownCaller, type EndpointAnswer, type Town } from './town';

/** Signing out has no ids, and would end the session that makes the requests. */
const endpoints = (await allEndpoints()).filter(({ kind, id }) => kind !== 'file' && id !== 'POST /sign-out');
let here: Town;
let before: string[];

beforeAll(async () => {
  here = await town();
  before = here.rowsOfB();
});
afterAll(() => here.end());

/** Unit A's own params, for an endpoint at which something else is varied. */
function ownParams({ route }: Endpoint): Record<string, string> {
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
    paper: here.a.filingPaper,
    check: here.a.check,
    playlist: here.a.playlist,
    place: '1',
    page: 'office'
  };
}

function knock(
  endpoint: Endpoint,
  caller: TownCaller,
  more: { params?: Record<string, string>; fields?: Record<string, string> }
) {
  const path = endpointAddress(endpoint, { ...ownParams(endpoint), ...more.params });
  const asked: EndpointCall = { as: caller, method: endpoint.method, headOnly: true };
  if (endpoint.method === 'GET') {
    const query = new URLSearchParams(more.fields).toString();
    return here.ask(query === '' ? path : `${path}?${query}`, asked);
  }
  const headers = { origin: here.url };
  if (endpoint.kind === 'action')
    return here.ask(path, {
      ...asked,
      headers: { ...headers, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...formFields(endpoint.id, here), ...more.fields }).toString()
    });
  return here.ask(path, {
    ...asked,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ ...bodyOf(endpoint.id, here), ...more.fields })
  });
}

/** The texts of unit B that an answer reveals, except for those that the request had. */
function leaked({ headers, text }: EndpointAnswer, sent: string): string[] {
  const all = JSON.stringify(headers) + text;
  return here.secretsOfB.filter((secret) => !sent.includes(secret) && all.includes(secret));
}

/** Whether a caller was refused: 403 or 404, or the form that Kit's data gives to the error page. */
function isTurnedAway(endpoint: Endpoint, { status, headers, text }: EndpointAnswer): boolean {
  // 401 on a form is a wrong password; 410 is a page that once existed.
  if (status === 403 || status === 404 || status === 410 || (status === 401 && endpoint.kind !== 'action'))
    return true;
  if (status === 303) return headers.location?.startsWith('/sign-in') ?? false;
  if (endpoint.kind !== 'data' || status !== 200) return false;
  return /"status":(?:403|404|410)/.test(text) || text.includes('"location":"/sign-in');
}

/** Whether a form was reached and answered that its held file is gone (`files-gone`). */
const saysGone = (endpoint: Endpoint, { status, text }: EndpointAnswer) =>
  endpoint.kind === 'action' && status === 404 && text.includes('文件已不在');

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

test('every endpoint has its place in the tables', () => {
  const missing = endpoints.flatMap((endpoint) => {
    try {
      mayCome(endpoint, 'nobody');
      namesOf(endpoint, here);
      if (endpoint.params.length > 0) paramOf(endpoint);
      if (endpoint.kind === 'action') formFields(endpoint.id, here);
      if (endpoint.kind === 'endpoint' && endpoint.method !== 'GET') bodyOf(endpoint.id, here);
      return [];
    } catch (error) {
      return [String(error)];
    }
  });
  expect(missing).toEqual([]);
  // Each field that a file's actions read stands in the form of at least one of them.
  const actions = endpoints.filter(({ kind }) => kind === 'action');
  for (const endpoint of actions) {
    const own = actions.filter(({ route }) => route === endpoint.route);
    const inForms = own.flatMap(({ id }) => Object.keys(formFields(id, here)));
    expect(inForms, `tests/endpoints/forms.ts: ${endpoint.route}`).toEqual(
      expect.arrayContaining(namesOf(endpoint, here).form)
    );
  }
});

test.each(callers)('%s sees nothing of another unit, whatever id stands in an address', async (caller) => {
  const wrong: string[] = [];
  await each(
    endpoints.filter(({ params }) => params.length > 0),
    async (endpoint) => {
      const carried = paramOf(endpoint);
      if (!('of' in carried)) return;
      for (const value of carried.of(here)) {
        const params = Object.fromEntries(endpoint.params.map((name) => [name, value]));
        const got = await knock(endpoint, caller, { params });
        wrong.push(...leaked(got, value).map((secret) => `${endpoint.id} tells ${secret}`));
        if (carried.kind === 'foreign' && !isTurnedAway(endpoint, got))
          wrong.push(`${endpoint.id} ${value}: ${got.status}`);
        if (carried.kind === 'published') {
          const open = await knock(endpoint, 'nobody', { params });
          if (open.status !== got.status || bare(open.text) !== bare(got.text))
            wrong.push(`${endpoint.id} ${value}: not what everybody gets`);
        }
      }
    }
  );
  expect(wrong).toEqual([]);
});

/** Removes what differs on every page: nonces, and the keys of forms, in the page and in its data. */
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
    await each(endpoints, async (endpoint) => {
      const { query, form } = namesOf(endpoint, here);
      const read = endpoint.kind === 'action' ? form : query;
      const notify = async (fields: Record<string, string>) => {
        const got = await knock(endpoint, caller, { fields });
        const sent = Object.values(fields).join(' ');
        wrong.push(
          ...leaked(got, sent).map((secret) => `${endpoint.id} tells ${secret}, asked with ${sent}`)
        );
        if (got.status >= 500) wrong.push(`${endpoint.id}: ${got.status}, asked with ${sent}`);
        return got;
      };
      for (const name of read) {
        const carried = carriedBy(endpoint, name, here);
        if (!('of' in carried)) continue;
        for (const value of carried.of(here)) {
          // The key is valid, so that only the id can be refused.
          const got = await notify({ ...(form.includes('key') && { key: randomUUID() }), [name]: value });
          if (carried.kind === 'published') {
            const open = await knock(endpoint, 'nobody', { fields: { [name]: value } });
            if (open.status !== got.status || bare(open.text) !== bare(got.text))
              wrong.push(`${endpoint.id} ${name}=${value}: not what everybody gets`);
            continue;
          }
          const refused = carried.kind === 'local' ? got.status >= 400 : isTurnedAway(endpoint, got);
          if (!refused && !isTurnedAway(endpoint, got))
            wrong.push(`${endpoint.id} ${name}=${value}: ${got.status}`);
        }
      }
      const plain = read.filter((name) => carriedBy(endpoint, name, here).kind === 'plain');
      for (const value of plain.length > 0 ? [here.b.id, here.b.subjects[0] ?? ''] : [])
        await notify(Object.fromEntries(plain.map((name) => [name, value])));
    });
    expect(wrong).toEqual([]);
  }
);

test.each(callers)('%s comes in where mayDo says so, and nowhere else', async (caller) => {
  const wrong: string[] = [];
  await each(endpoints, async (endpoint) => {
    const got = await knock(endpoint, caller, {});
    const comesIn = !isTurnedAway(endpoint, got) || saysGone(endpoint, got);
    const may = mayCome(endpoint, caller);
    if (comesIn !== may)
      wrong.push(`${endpoint.id}: ${got.status}, ${may ? 'though it may' : 'though it may not'}`);
  });
  expect(wrong).toEqual([]);
});

test('points and their reasons are for the office that keeps them and for whom they concern', async () => {
  const wrong: string[] = [];
  const secrets = [...here.a.secrets, here.a.figure];
  const own = here.a.secrets.filter((text) => text.endsWith('-0'));
  for (const caller of callers.filter((each) => each !== 'recorder' && each !== 'committee'))
    await each(
      endpoints.filter(({ method }) => method === 'GET'),
      async (endpoint) => {
        const { text } = await knock(endpoint, caller, {});
        for (const secret of secrets)
          if (text.includes(secret) && !(caller === 'member' && own.includes(secret)))
            wrong.push(`${endpoint.id} tells ${caller} ${secret}`);
      }
    );
  const { text } = await here.ask('/office/ledger', { as: 'recorder' });
  expect(text).toContain(here.a.secrets[0]);
  expect(wrong).toEqual([]);
});

/** Names under which an endpoint takes a period, a year or a day. */
const ofTime = /period|month|quarter|year|^(?:from|to|first|until|since|date|day|lastDay)$/i;

test('no endpoint breaks at a period, a year or a day that nobody has', { timeout: 300_000 }, async () => {
  const wrong: string[] = [];
  await each(endpoints, async (endpoint) => {
    const { query, form } = namesOf(endpoint, here);
    const caller = callers.find((one) => mayCome(endpoint, one));
    if (!caller) return;
    for (const name of (endpoint.kind === 'action' ? form : query).filter((one) => ofTime.test(one)))
      for (const value of oddTimes) {
        // The key is valid, so that the value itself is checked.
        const key = form.includes('key') && { key: randomUUID() };
        const { status } = await knock(endpoint, caller, { fields: { ...key, [name]: value } });
        if (status >= 500) wrong.push(`${endpoint.id} as ${caller}: ${status}, asked with ${name}=${value}`);
      }
  });
  expect(wrong).toEqual([]);
});

test.each([
  ['GET /office/filings/file', '1000-H1', 404],
  ['GET /office/filings/file', '2026-H3', 404],
  ['POST /office/publish', '1000-01', 409],
  ['POST /office/publish', '2026-13', 409]
])('%s refuses the period %s', async (id, period, status) => {
  const endpoint = endpoints.find((one) => one.id === id) ?? expect.fail(`no endpoint ${id}`);
  const caller = callers.find((one) => mayCome(endpoint, one)) ?? 'nobody';
  const key = endpoint.method === 'POST' && { key: randomUUID() };
  const got = await knock(endpoint, caller, { fields: { ...key, period } });
  expect(got.status).toBe(status);
  expect(got.text).toMatch(status === 404 ? /错误代码/ : /没有核定/);
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
