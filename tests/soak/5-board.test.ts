import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoPassword } from '$lib/server/domain/demo/demo-accounts';
import { foundDemo } from '../../src/cli/demo/found-demo';
import { builtApp, type BuiltApp } from '../make/built-app';
import { Office } from '../process/office';
import { Diary } from './board/diary';
import { readScreen } from './board/seen-screen';
import { Screen } from './board/screen';
import { strokes } from './board/strokes';
import { layWire, type BoardWire } from './board/wire';

const minutes = Number(process.env.SOAK_BOARD_MINUTES ?? 60);
/**
 * Number of rounds. A round of all strokes takes half an hour at most; each stroke has a third of its slot,
 * and the board the rest.
 */
const rounds = Math.max(1, Math.round(minutes / 30));
const slot = (minutes * 60_000) / (rounds * strokes.length);
/** The log of each second, kept after the run. */
const file = 'test-results/board-soak.log';

const folder = mkdtempSync(join(tmpdir(), 'sunboard-board-soak-'));
const disk = join(folder, 'data');
execFileSync('mkdir', [disk]);
const mounted =
  process.getuid?.() === 0 &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=96m,mode=700', 'sunboard-board', disk]).status === 0;
if (!mounted) console.log('not root, or mounting is not allowed: the server’s disk isn’t filled');

let wire: BoardWire;
let app: BuiltApp;
let crier: Office;
const screen = new Screen(join(folder, 'profile'));

beforeAll(async () => {
  await foundDemo({
    dataDir: disk,
    publicUrl: 'http://localhost',
    now: new Date(),
    only: ['demo'],
    progress: () => undefined
  });
  wire = await layWire(() => Number(new URL(app.url).port));
  const url = `http://localhost:${wire.port}`;
  app = await builtApp(disk, { SUNBOARD_DEMO: '1', PUBLIC_URL: url, DRAIN_SECONDS: '0' });
  await app.start();
  crier = await new Office(url).signIn('xuanchuan', demoPassword);
});
afterAll(async () => {
  await screen.cutPower();
  await app.stop('SIGKILL');
  await wire.end();
  if (mounted) execFileSync('umount', [disk]);
  rmSync(folder, { recursive: true });
});

const delay = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/** Pairs a screen as in a hall: it shows a code, and the office types it. */
async function pair(board: string): Promise<void> {
  const page = await screen.start();
  await page.goto(board);
  await expect.poll(() => page.locator('.code b').count(), { timeout: 20_000 }).toBe(8);
  const code = (await page.locator('.code b').allTextContents()).join('');
  const office = await page.context().newPage();
  await office.goto(
    `${new URL(board).origin}/sign-in?next=${encodeURIComponent(`/office/boards?code=${code}`)}`
  );
  await office.locator('input[name=username]:not([type=hidden])').fill('guanli');
  await office.locator('input[type=password]').fill(demoPassword);
  await office.locator('form:has(input[name=username]:not([type=hidden])) button').click();
  await office.getByLabel('公示屏名称').fill('大厅');
  await office.getByRole('button', { name: '确认配对' }).click();
  await office.getByRole('status').waitFor();
  await office.close();
  await page.locator('.layer.seen > .scene[data-scene]').waitFor({ timeout: 30_000 });
}

/**
 * Steps through everything that it shows, so that any other content later is a fault.
 * @returns the number of pages
 */
async function learnAll(diary: Diary): Promise<number> {
  let pages = 0;
  for (let again = 0; again < 15;) {
    const seen = await readScreen(screen.page);
    if (!seen?.scene) throw new Error('the board shows nothing');
    if (diary.learn(seen)) [pages, again] = [pages + 1, 0];
    else again += 1;
    await screen.page.keyboard.press('ArrowRight');
    await screen.page
      .waitForFunction(
        (before) =>
          document
            .querySelector<HTMLElement>('.layer.seen > .scene')
            ?.innerText.replace(/\s+/g, ' ')
            .trim() !== before,
        seen.text,
        { timeout: 5000 }
      )
      .catch(() => undefined);
  }
  return pages;
}

it(
  `${minutes} minutes of a board in real time: whatever happens to it, nothing changes but the age of its data`,
  async () => {
    const board = `http://localhost:${wire.port}/wall?theme=day`;
    await pair(board);
    // From now on it runs under its worker, as at every start but the first.
    await screen.page.evaluate(() => navigator.serviceWorker.ready);
    await screen.page.reload();
    await screen.page.locator('.layer.seen > .scene[data-scene]').waitFor({ timeout: 30_000 });
    const diary = new Diary(file);
    const pages = await learnAll(diary);

    let over = false;
    const watching = (async () => {
      while (!over) {
        const next = delay(1000);
        const seen = diary.off
          ? null
          : await readScreen(screen.page).catch((error: unknown) => {
              if (diary.off) return null;
              throw error;
            });
        diary.note(seen);
        await next;
      }
    })();
    const endure = async () => delay(slot / 3);
    for (let round = 0; round < rounds; round += 1)
      for (const { name, deal } of strokes) {
        const end = delay(slot);
        diary.phase = name;
        await deal({ app, wire, screen, crier, diary, board, endure, disk: mounted ? disk : null });
        diary.phase = `after: ${name}`;
        await end;
        const begun = performance.now();
        await expect
          .poll(async () => (await readScreen(screen.page))?.state, { timeout: 90_000 })
          .toBe('fresh');
        if (performance.now() - begun > 1000)
          console.log(`${name}: current again ${((performance.now() - begun) / 1000).toFixed(0)} s late`);
        if (!diary.hasShownNewest) diary.wrong.push(`after ${name}: the newest announcement wasn’t shown`);
      }
    over = true;
    await watching;
    const states = [...diary.states].map(([state, count]) => `${state} ${count}`).join(', ');
    const blanks = diary.blanks.map(({ phase, ms }) => `${ms} ms (${phase})`).join(', ');
    console.log(
      `board: ${pages} pages known, ${rounds} rounds of ${strokes.length} strokes; ${diary.lines} looks, a frame in ${diary.frames}, ` +
        `slowest ${diary.slowest.toFixed(0)} ms; ${states}; without a scene, by loading: ${blanks || 'never'}; ${file}`
    );
    expect(diary.wrong).toEqual([]);
    // It was really away, and said so.
    expect([...diary.states.keys()].sort()).toContain('ageing');
  },
  (minutes + 10) * 60_000
);
