import fc from 'fast-check';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { csv, workbook, zip } from '../make/workbook';
import { endpointAddress, allEndpoints, type Endpoint } from './endpoints';
import { nastyAsk, type NastyAsk } from './nasty-ask';
import { town, type EndpointAnswer, type Town } from './town';

/**
 * The number of requests to each endpoint, the same ones in every run; `FUZZ_RUNS` and another `FUZZ_SEED`
 * look further.
 */
const runs = Number(process.env.FUZZ_RUNS ?? 24);
const seed = Number(process.env.FUZZ_SEED ?? 20261101);

/**
 * Tables that refused requests may change: failed tries are counted, and sessions prolonged, but nothing that
 * anybody decided.
 */
const bookkeeping = ['attempt', 'auth_session', 'pairing'];

const endpoints = (await allEndpoints()).filter(({ kind, id }) => kind !== 'file' && id !== 'POST /sign-out');
let here: Town;
let digest: string;
let version: number;

beforeAll(async () => {
  here = await town();
  remember();
});
afterAll(() => here.end());

function remember(): void {
  version = here.watcher.version();
  digest = here.watcher.digest(bookkeeping);
}

/**
 * A code that people can quote: in JSON, in a page's data, as an attribute, or in the sentence at the foot of
 * an error page.
 */
const code = /\bcode"?:"[\w-]+|data-code="[\w-]+|错误代码|[Ee]rror code/;

function judge({ method }: Pick<NastyAsk, 'method'>, { status, text, headers }: EndpointAnswer): void {
  expect(status).toBeLessThan(500);
  if (status >= 400 && method !== 'HEAD') expect(text).toMatch(code);
  expect(headers['x-content-type-options']).toBe('nosniff');
  if (here.watcher.version() === version) return;
  const before = digest;
  remember();
  // A valid request may write, by POST only; a refused one leaves no trace.
  if (status >= 400 || method !== 'POST') expect(digest).toBe(before);
}

async function send({ as, method, path, headers, cookies, body }: NastyAsk): Promise<void> {
  judge(
    { method },
    await here.ask(path, {
      as,
      method,
      headers,
      headOnly: true,
      ...(body && { body }),
      ...(cookies && { cookies })
    })
  );
}

test.each(endpoints)(`$id takes nothing that is wrong (FUZZ_SEED=${seed})`, async (endpoint: Endpoint) => {
  await fc.assert(fc.asyncProperty(nastyAsk(endpoint, here), send), { numRuns: runs, seed });
  expect(here.faults()).toEqual([]);
  expect(here.alive()).toBe(true);
});

test('files: cut off, mixed up, renamed', async () => {
  const endpoint = endpoints.find(({ id }) => id === 'POST /office/import?/preview');
  if (!endpoint) throw new Error('there is an import');
  const good = workbook({
    积分: [
      ['流水号', '编号', '事项', '日期'],
      ['1', here.a.subjects[0] ?? '', 'mediation', `${here.a.open}-01`]
    ]
  });
  const bytes = fc.oneof(
    fc.nat(good.length).map((end) => good.slice(0, end)),
    fc
      .tuple(fc.nat(good.length - 1), fc.nat(255))
      .map(([at, byte]) => good.map((each, index) => (index === at ? byte : each))),
    fc.string({ unit: 'binary' }).map((text) => csv(text).bytes),
    fc.uint8Array({ maxLength: 2000 }),
    fc.constantFrom(zip([]), zip([{ path: '../a', data: Buffer.from('x'), declared: 2 ** 31 }]))
  );
  const name = fc.constantFrom('a.xlsx', 'a.csv', 'a.xls', 'a', '.xlsx', 'a.zip', `${'长'.repeat(500)}.xlsx`);
  await fc.assert(
    fc.asyncProperty(bytes, name, async (content, filename) => {
      const form = new FormData();
      form.set('files', new Blob([new Uint8Array(content)]), filename);
      const sent = new Response(form);
      const headers = { origin: here.url, 'content-type': sent.headers.get('content-type') ?? '' };
      const body = new Uint8Array(await sent.arrayBuffer());
      judge(
        { method: 'POST' },
        await here.ask(endpointAddress(endpoint, {}), { as: 'recorder', method: 'POST', headers, body })
      );
    }),
    { numRuns: runs * 4, seed }
  );
});

test('bytes that are no HTTP', async () => {
  const line = fc.oneof(
    fc.constantFrom(
      'GET / HTTP/1.1',
      'GET / HTTP/1.0',
      'GET /',
      'GET / HTTP/9.9',
      'POST /sign-in HTTP/1.1',
      'PRI * HTTP/2.0',
      'get / http/1.1',
      'GET http://x/ HTTP/1.1',
      'GET * HTTP/1.1',
      'OPTIONS * HTTP/1.1',
      'CONNECT x:1 HTTP/1.1',
      `GET /${'x'.repeat(20_000)} HTTP/1.1`,
      'GET /\xff\xfe HTTP/1.1'
    ),
    fc.string({ unit: 'binary', maxLength: 60 })
  );
  const header = fc.oneof(
    fc.constantFrom(
      'host: x',
      'host:',
      'host: a b',
      'host: x\r\nhost: y',
      'content-length: 5',
      'content-length: -1',
      'content-length: 99999999999999999999',
      'transfer-encoding: chunked',
      'transfer-encoding: gzip, chunked',
      'transfer-encoding: x',
      'connection: upgrade\r\nupgrade: websocket',
      'expect: 100-continue',
      'expect: x',
      ' folded',
      'no colon',
      ': no name',
      'a\0b: c',
      `cookie: ${'a=b; '.repeat(5000)}`,
      'content-type: application/x-www-form-urlencoded'
    ),
    fc.string({ unit: 'binary', maxLength: 60 })
  );
  const tail = fc.oneof(
    fc.constantFrom('', 'hello', '5\r\nhello\r\n0\r\n\r\n', 'zz\r\n', '0\r\n\r\nGET / HTTP/1.1\r\n\r\n'),
    fc.string({ unit: 'binary', maxLength: 60 })
  );
  const bytes = fc
    .tuple(line, fc.array(header, { maxLength: 5 }), tail)
    .map(([first, headers, rest]) => `${[first, ...headers].join('\r\n')}\r\n\r\n${rest}`);
  await fc.assert(
    fc.asyncProperty(bytes, async (text) => {
      for (const [, status] of (await raw(here.port, text)).matchAll(/^HTTP\/1\.1 (\d{3})/gm))
        expect(Number(status)).toBeLessThan(500);
      const { status } = await here.ask('/healthz');
      expect(status).toBe(200);
    }),
    { numRuns: runs * 4, seed }
  );
});

/** Sends bytes, half-closes, and reads until the server closes the connection. */
function raw(port: number, text: string): Promise<string> {
  return new Promise((done) => {
    let answer = '';
    const socket = connect(port, 'localhost', () => socket.end(text, 'latin1'));
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')));
    socket.on('close', () => done(answer));
    // A connection closed while sending is as good as an answer.
    socket.on('error', () => done(answer));
  });
}

test('after all of it nothing is broken: no fault in the log, and pages as before', async () => {
  expect(here.faults()).toEqual([]);
  expect(here.alive()).toBe(true);
  expect((await here.ask('/office/ledger', { as: 'recorder' })).text).toContain(here.a.secrets[0]);
});
