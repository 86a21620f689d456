import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { Agent, request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { testSettings } from '../make/settings';
import { builtApp, type BuiltApp, type ProcessExit } from '../make/built-app';
import { foundUnitWithYears } from './unit-with-years';
import { Office } from './office';

let dataDir: string;
let app: BuiltApp;
let crier: Office;

const founded = mkdtempSync(join(tmpdir(), 'sunboard-founded-'));
beforeAll(() => foundUnitWithYears(testSettings(founded)));
afterAll(() => rmSync(founded, { recursive: true }));

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'sunboard-stop-'));
  cpSync(founded, dataDir, { recursive: true });
});

afterEach(async () => {
  await app.stop('SIGKILL');
  rmSync(dataDir, { recursive: true });
});

async function start(env: Record<string, string> = {}): Promise<void> {
  app = await builtApp(dataDir, { SUNBOARD_DEMO: '1', ...env });
  await app.start();
  crier = await new Office(app.url).signIn('crier');
}

/**
 * Posts an announcement except for its last byte. The server confirms that it has the request by answering
 * 100 first.
 * @returns a function that sends the last byte, and gives the answer
 */
async function halfPosted(agent?: Agent): Promise<() => Promise<IncomingMessage>> {
  const fields = { key: 'slow-upload-1', title: '慢', body: '一个字节一个字节地传' };
  const form = new URLSearchParams(fields).toString();
  const headers = {
    ...crier.headers,
    expect: '100-continue',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(form.length)
  };
  const req = request(`${app.url}/office/announcements?/post`, { method: 'POST', agent, headers });
  const answer = once(req, 'response').then(([res]) => res as IncomingMessage);
  answer.catch(() => undefined);
  req.flushHeaders();
  await once(req, 'continue');
  req.write(form.slice(0, -1));
  return () => {
    req.end(form.slice(-1));
    return answer;
  };
}

/** Opens the board's stream and reads its first event; `ended` resolves when the stream ends. */
async function boardStream(): Promise<{ ended: Promise<void> }> {
  const { body } = await fetch(`${app.url}/api/live/board/demo?after=0`);
  const reader = body?.getReader();
  await reader?.read();
  const rest = async () => {
    while (!(await reader?.read())?.done);
  };
  return { ended: rest() };
}

/** Waits until the log has a line of this step, because a signal takes effect some time after it was sent. */
async function logged(step: string): Promise<void> {
  await expect.poll(() => app.log(), { interval: 20 }).toContain(`"msg":"${step}"`);
}

it('SIGTERM: an upload that is on its way is answered, streams end, nothing is left open, exit 0', async () => {
  await start();
  const agent = new Agent({ keepAlive: true });
  const finish = await halfPosted(agent);
  const stream = await boardStream();
  const stopped = app.stop('SIGTERM');
  await stream.ended;
  await expect(fetch(`${app.url}/healthz`)).rejects.toThrow();

  const answer = await finish();
  expect(answer.statusCode).toBe(303);
  expect(answer.headers.location).toMatch(/^\/office\/announcements\?posted=/);
  expect(answer.headers.connection).toBe('close');
  expect(await stopped).toEqual({ code: 0, signal: null });
  expect(existsSync(join(dataDir, 'sunboard.db-wal'))).toBe(false);
  expect(app.log()).toContain('"msg":"stopped"');
  agent.destroy();

  await app.start();
  const feed = await (await fetch(`${app.url}/api/board/demo`)).json();
  expect(feed.announcements[0].title).toBe('慢');
});

it('while it drains it says so at /readyz, keeps no connection, and does what it is asked', async () => {
  await start({ DRAIN_SECONDS: '8' });
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  const stopped = app.stop('SIGTERM');
  await logged('stopping');
  const ready = await fetch(`${app.url}/readyz`);
  expect([ready.status, await ready.text()]).toEqual([503, 'stopping\n']);
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  const posted = await crier.post('/office/announcements?/post', {
    key: 'while-draining',
    title: '停',
    body: '前'
  });
  expect(posted.status).toBe(303);
  expect((await fetch(`${app.url}/`)).headers.get('connection')).toBe('close');
  expect(await stopped).toEqual({ code: 0, signal: null });
});

it('a second signal ends it at once', async () => {
  await start();
  await halfPosted();
  let end: ProcessExit | null = null;
  const begun = performance.now();
  void app.stop('SIGTERM').then((ended) => (end = ended));
  await logged('stopping');
  // Two signals at the same moment count as one: npm passes on what the terminal has sent to both.
  const again = () => {
    void app.stop('SIGTERM');
    return end;
  };
  await expect.poll(again, { interval: 200 }).toEqual({ code: 143, signal: null });
  expect(performance.now() - begun).toBeLessThan(8000);
});
