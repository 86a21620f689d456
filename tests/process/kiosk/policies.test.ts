import { chromium } from 'playwright';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { systemChromium } from '../../chromium.js';

const folder = mkdtempSync(join(tmpdir(), 'sunboard-policies-'));
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));

const policies: Record<string, unknown> = JSON.parse(readFileSync('display/kiosk/policies.json', 'utf8'));

/** The program itself, in front of which distributions put a script. */
function binary(): Buffer {
  const places = [
    systemChromium(),
    '/usr/lib/chromium/chromium',
    '/usr/lib/chromium-browser/chromium-browser',
    '/snap/chromium/current/usr/lib/chromium-browser/chrome',
    '/opt/google/chrome/chrome'
  ];
  for (const place of places) {
    const program = existsSync(place) ? readFileSync(place) : null;
    if (program?.subarray(1, 4).toString() === 'ELF') return program;
  }
  throw new Error(`no Chromium at ${places.join(', ')}`);
}
const program = binary();
const knows = (name: string) => program.includes(`\0${name}\0`);

/**
 * Runs Chromium under these policies, which it alone sees: nothing on this machine changes.
 * @returns null where mounting isn't allowed
 */
async function withPolicies<T>(file: object, use: (port: string) => Promise<T>): Promise<T | null> {
  const own = existsSync('/etc/opt/chrome') ? '/etc/opt/chrome' : '/etc/chromium';
  const mount = ['--mount', ...(process.getuid?.() === 0 ? [] : ['--map-root-user'])];
  if (!existsSync(own) || spawnSync('unshare', [...mount, 'true']).status !== 0) return null;
  const settings = join(folder, 'etc');
  cpSync(own, settings, { recursive: true });
  mkdirSync(join(settings, 'policies/managed'), { recursive: true });
  writeFileSync(join(settings, 'policies/managed/board.json'), JSON.stringify(file));
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--remote-debugging-port=0'];
  const profile = join(folder, 'profile');
  const browser = spawn(
    'unshare',
    [
      ...mount,
      ...['sh', '-c', 'mount --bind "$1" "$2" && shift 2 && exec "$@"', 'sh', settings, own],
      ...[systemChromium(), ...flags, `--user-data-dir=${profile}`, 'about:blank']
    ],
    { stdio: 'ignore', detached: true }
  );
  const ended = new Promise((done) => browser.once('exit', done));
  try {
    const port = join(profile, 'DevToolsActivePort');
    await expect
      .poll(() => existsSync(port) && readFileSync(port, 'utf8'), { timeout: 30_000 })
      .toMatch(/\n/);
    return await use(readFileSync(port, 'utf8').split('\n')[0] ?? '');
  } finally {
    if (browser.pid) process.kill(-browser.pid, 'SIGKILL');
    await ended;
  }
}

/** The verdict of Chromium's own page about each policy, by name. */
async function verdicts(port: string): Promise<Map<string, string>> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const page = await (browser.contexts()[0] ?? (await browser.newContext())).newPage();
  await page.goto('chrome://policy');
  // Playwright looks through shadow roots.
  const row = (name: string) => page.locator('policy-row', { hasText: name }).first();
  await row('NoSuchPolicy').waitFor({ state: 'attached' });
  const said = await page.locator('policy-row').evaluateAll((rows) =>
    rows.map((each) => {
      const text = (part: string) => each.shadowRoot?.querySelector(part)?.textContent?.trim() ?? '';
      return [text('.policy.row .name'), text('.policy.row .messages')] as const;
    })
  );
  await browser.close();
  return new Map(said);
}

it('Chromium knows each policy, and takes its value', async () => {
  // Reading the page about policies needs the tools and the port. One unknown policy shows that errors are
  // detected.
  const { DeveloperToolsAvailability: tools, RemoteDebuggingAllowed: port, ...others } = policies;
  expect({ tools, port }).toEqual({ tools: 2, port: false });
  const URLAllowlist = ['https://.sunboard.example.org', 'chrome://policy'];
  const asked = { ...others, URLAllowlist, CACertificates: ['AAAA'], NoSuchPolicy: true };
  const said = await withPolicies(asked, verdicts);
  if (said) {
    expect(said.get('NoSuchPolicy')).toMatch(/Error|错误/);
    const wrong = Object.keys({ ...others, CACertificates: [] }).filter(
      (name) => !/^(OK|Deprecated|确定|已弃用)/.test(said.get(name) ?? 'not there')
    );
    expect(wrong.map((name) => `${name}: ${said.get(name)}`)).toEqual([]);
  }
  // Without mounting, at least the names are checked.
  expect(Object.keys(policies).filter((name) => !knows(name))).toEqual([]);
  expect(knows('NoSuchPolicy')).toBe(false);
}, 90_000);

it('Chromium knows each flag', () => {
  const text = readFileSync('display/kiosk/flags.sh', 'utf8').replaceAll(/^ *#.*$/gm, '');
  const named = [...text.matchAll(/--([a-z][a-z-]+)/g)].map(([, name]) => name ?? '');
  // These flags are V8's own, and one that is refused.
  const flags = named.filter(
    (name) => !['max-old-space-size', 'ca', 'ignore-certificate-errors'].includes(name)
  );
  expect(flags.length).toBeGreaterThan(20);
  expect(flags.filter((name) => !knows(name))).toEqual([]);
});

it('each policy and each flag has its reason', () => {
  for (const readme of ['README.md', 'README.zh-CN.md']) {
    const text = readFileSync(`display/kiosk/${readme}`, 'utf8');
    expect(Object.keys(policies).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  }
});
