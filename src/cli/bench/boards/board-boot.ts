import { chromium, type Page } from 'playwright';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BareBrowser } from '../browser/bare-browser';
import { chromiumWith, landscape } from '../browser/browser';
import { withDemoServer } from '../servers/demo-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';

const rounds = 7;

/** The first scene after a start. */
interface First {
  /** when it was painted, in ms since the navigation began */
  at: number;
  /** how many of its characters need a piece of the bundled fonts that wasn't loaded by then */
  missing: number;
  scene: string;
}

/**
 * B10 B11 B12: measures a board that gets its power back without a server: a browser restarted on its own disk, on a
 * processor slowed down four times. The figures are the time from the start of the navigation to the first
 * painted scene, and how many of its characters are drawn in a fallback font.
 */
export async function boardBoot(progress: BenchProgress): Promise<BenchFigure[]> {
  const profile = mkdtempSync(join(tmpdir(), 'sunboard-bench-'));
  try {
    return await withDemoServer(async (server) => {
      const address = `${server.url}/wall/demo?theme=day`;
      const first = await chromium.launchPersistentContext(profile, {
        ...(await chromiumWith()),
        ...landscape
      });
      await install(await first.newPage(), address);
      await first.close();
      await server.end();
      const painted: number[] = [];
      const missing: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const content = await boot(profile, address);
        if (round > 0) progress(`start ${round} of ${rounds}: ${content.scene}, ${content.at.toFixed(0)} ms`);
        // The first round only fills the disk's cache of compiled code, which a real board has after its
        // first day.
        if (round === 0) continue;
        painted.push(content.at);
        missing.push(content.missing);
      }
      return [
        {
          id: 'board-boot',
          name: 'board, started without a server → first scene painted, CPU 4 times as slow',
          unit: 'ms',
          samples: painted,
          limit: { of: 'value', most: 1000 }
        },
        {
          id: 'board-boot-letters',
          name: '… characters whose letters weren’t there by then',
          unit: 'letters',
          samples: [Math.max(...missing)],
          limit: { of: 'value', most: 0 }
        }
      ];
    });
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Opens the board until its worker, database and fonts can replace the server. */
async function install(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const scene = page.locator('.layer.seen > .scene[data-scene]');
  await scene.waitFor();
  await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready;
    if (active?.state === 'activating')
      await new Promise((done) => active.addEventListener('statechange', done, { once: true }));
  });
  // The second visit runs under the worker, which stores the fonts that it serves. Then the board plays all
  // scenes once, as one in use has.
  await page.goto(address);
  await scene.waitFor();
  const route = await page.locator('.route li').count();
  const seen = new Set<string>();
  for (let steps = 0; seen.size < route && steps < 60; steps += 1) {
    seen.add((await scene.getAttribute('data-scene')) ?? '');
    const before = await scene.innerText();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      (text) => document.querySelector<HTMLElement>('.layer.seen > .scene')?.innerText !== text,
      before
    );
  }
  await page.evaluate(() => document.fonts.ready);
}

async function boot(profile: string, address: string): Promise<First> {
  const browser = await BareBrowser.start(profile, new URL(address).origin, { width: 1920, height: 1080 });
  try {
    const ask = await browser.page();
    await ask('Page.enable');
    await ask('Page.addScriptToEvaluateOnNewDocument', { source: `(${watchFirst.toString()})()` });
    await ask('Emulation.setCPUThrottlingRate', { rate: 4 });
    await ask('Page.navigate', { url: address });
    const { result } = await ask('Runtime.evaluate', {
      expression: 'firstContent',
      awaitPromise: true,
      returnByValue: true
    });
    return (result as { value: First }).value;
  } finally {
    await browser.end();
  }
}

/** Runs in the page, and leaves the first scene as the promise `firstContent`. */
function watchFirst(): void {
  const first = new Promise<First>((done) => {
    const observer = new MutationObserver(() => {
      const scene = document.querySelector<HTMLElement>('.layer.seen > .scene[data-scene]');
      if (!scene) return;
      observer.disconnect();
      const loaded = Array.from(document.fonts).filter(({ status }) => status === 'loaded');
      // The second frame after the scene appeared begins once the scene is on the screen.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const at = performance.now();
          // Fonts are counted afterwards, because reading all styles would be part of the measured time.
          const drawn = charactersIn(document.querySelector('.board') ?? scene);
          void bundled().then((faces) => {
            const lacks = ([family = '', character = '']: string[]) =>
              covers(faces, family, character) && !covers(loaded, family, character);
            done({ at, missing: drawn.filter(lacks).length, scene: scene.dataset.scene ?? '' });
          });
        })
      );
    });
    observer.observe(document, { subtree: true, childList: true, attributeFilter: ['class'] });
  });
  Object.assign(globalThis, { firstContent: first });

  function charactersIn(board: Element): string[][] {
    const drawn = new Map<string, string[]>();
    const texts = document.createTreeWalker(board, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const element = node.parentElement;
      if (!element || element.closest('.layer:not(.seen)')) continue;
      const family = plain(getComputedStyle(element).fontFamily.split(',')[0] ?? '');
      for (const character of node.nodeValue?.trim() ?? '')
        drawn.set(`${family} ${character}`, [family, character]);
    }
    return [...drawn.values()];
  }

  /** All pieces of the bundled fonts, whether the board has added them yet or not. */
  async function bundled(): Promise<Pick<FontFace, 'family' | 'unicodeRange'>[]> {
    const sheet = await fetch(document.getElementById('board')?.dataset.letters ?? '');
    const rules = (await sheet.text()).split('@font-face').slice(1);
    return rules.map((rule) => ({
      family: /font-family:([^;]+)/.exec(rule)?.[1] ?? '',
      unicodeRange: /unicode-range:([^;}]+)/.exec(rule)?.[1] ?? ''
    }));
  }

  function covers(
    faces: readonly Pick<FontFace, 'family' | 'unicodeRange'>[],
    name: string,
    character: string
  ): boolean {
    const code = character.codePointAt(0) ?? 0;
    return faces.some(
      ({ family, unicodeRange }) =>
        plain(family) === name &&
        unicodeRange.split(',').some((span) => {
          const [from = '', to = from] = span.trim().slice(2).split('-');
          return parseInt(from, 16) <= code && code <= parseInt(to, 16);
        })
    );
  }

  function plain(name: string): string {
    return name.trim().replace(/["']/g, '');
  }
}
