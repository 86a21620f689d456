import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from './base-test';
import { freePort } from '../../src/cli/tools/free-port';

/**
 * Runs `npm run demo`.
 * @returns what it prints until `until` is printed or it ends
 */
function runDemo(args: string[], until: string): Promise<{ text: string; stop(): Promise<number | null> }> {
  return new Promise((resolve) => {
    const demo = spawn('node', ['src/cli/demo/main.mjs', ...args]);
    const ended = new Promise<number | null>((done) => demo.once('exit', done));
    const stop = () => {
      demo.kill('SIGINT');
      return ended;
    };
    let text = '';
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes(until)) resolve({ text, stop });
    };
    demo.stdout.on('data', read);
    demo.stderr.on('data', read);
    void ended.then(() => resolve({ text, stop }));
  });
}

test('1 npm run demo makes a year of a community, prints where everything is, and starts again on it @core', async ({
  request
}) => {
  const folder = join(mkdtempSync(join(tmpdir(), 'sunboard-demo-')), 'data');
  const port = await freePort();
  const first = await runDemo(['--port', String(port), '--data', folder], 'Ctrl+C');
  const addresses = first.text.match(/http:\/\/localhost:\d+\/\S+/g) ?? [];
  expect(addresses).toHaveLength(4);
  for (const address of addresses) expect((await request.get(address)).status()).toBe(200);
  for (const account of ['fangmin', 'liming', 'hejie', 'xuanchuan', 'guanli', 'yangguang'])
    expect(first.text).toContain(account);
  expect(first.text).toContain('没有离线功能');
  expect(first.text).toMatch(/[█▀▄]{10}/);

  const feed = await (await request.get(`http://localhost:${port}/api/board/demo`)).json();
  expect(feed.notice.snapshot.rows).toHaveLength(24);
  expect(feed.notice.snapshot.trend).toHaveLength(11);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(
    new Date()
  );
  expect(feed.notice.snapshot.window.at(-1) >= today).toBe(true);
  expect(await first.stop()).toBe(0);

  const again = await runDemo(['--port', String(port), '--data', folder], 'Ctrl+C');
  expect(again.text).not.toContain('living a demo year');
  expect(await (await request.get(`http://localhost:${port}/api/board/demo`)).json()).toMatchObject({
    notice: { digest: feed.notice.digest }
  });

  const elsewhere = await runDemo(['--port', String(port), '--data', `${folder}-other`], 'is in use');
  expect(elsewhere.text).toContain(`--port ${port + 1}`);

  // The folder is in use already: nothing in it is deleted, whichever port is asked for.
  for (const flags of [[String(port)], [String(await freePort()), '--reset']]) {
    const second = await runDemo(['--data', folder, '--port', ...flags], 'no end');
    expect(second.text).toContain(`这份演示已经在运行：http://localhost:${port}`);
    expect(second.text).toContain(`this demo already runs at http://localhost:${port}`);
    expect(await second.stop()).toBe(1);
  }
  expect(await (await request.get(`http://localhost:${port}/api/board/demo`)).json()).toMatchObject({
    notice: { digest: feed.notice.digest }
  });
  await again.stop();
  rmSync(folder, { recursive: true });
});
