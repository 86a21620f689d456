import type { Locator, Page } from 'playwright';
import { cookiesOf, phone, withBrowser } from '../browser/browser';
import { slowPhone } from '../browser/slow-phone';
import { interactionToNextPaint, watchInteractions } from '../browser/watch-interactions';
import { demoSession, withDemoServer } from '../servers/demo-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { openBareForm } from './bare-form';
import { installPhone, restPhone } from './installed-phone';

const rounds = 7;

/**
 * B5: measures a session on an installed phone, on a processor slowed down four times and a slow 4G network: reading a month on /me,
 * searching an item, filling in its form and sending it off. The figures are the times from the tap on the last button until the
 * form is stored in the outbox and until it is painted there as waiting. A third one is the INP of all the session's
 * taps and keys. Each session has a bare page beside it that stores and shows the same form.
 */
export async function phoneDeclare(progress: BenchProgress): Promise<BenchFigure[]> {
  return withDemoServer((server) =>
    withBrowser({ ...phone, hasTouch: true, isMobile: true }, async (context) => {
      await context.addCookies(cookiesOf(server.url, await demoSession(server.url, 'liming')));
      await context.addInitScript(watchInteractions);
      await context.addInitScript(watchOutbox, marks);
      const [page, bare] = [await context.newPage(), await context.newPage()];
      await installPhone(page, `${server.url}/me`);
      const [sessions, bareSessions]: [Session[], Session[]] = [[], []];
      for (let round = -1; round <= rounds; round += 1) {
        if (round > 0) progress(`session ${round} of ${rounds}`);
        const measured = await slowed(page, () => session(page, `${server.url}/me`, round));
        const beside = await slowed(bare, () => bareSession(bare, round));
        // The first two rounds warm the disk and the compiled code, as on a phone in use.
        if (round <= 0) continue;
        sessions.push(measured);
        bareSessions.push(beside);
      }
      return figuresOf(sessions, bareSessions);
    })
  );
}

/** Slows a page down for as long as `measure` takes. A page that is slow keeps a core busy even while it rests. */
async function slowed(page: Page, measure: () => Promise<Session>): Promise<Session> {
  await page.bringToFront();
  const cdp = await slowPhone(page);
  const measured = await measure();
  await cdp.detach();
  return measured;
}

/** One session, in ms. The page is loaded anew, and the form was received when it ends. */
async function session(page: Page, address: string, round: number): Promise<Session> {
  await page.goto(address);
  await restPhone(page);
  await tap(page, page.locator('.months summary'));
  await tap(page, page.locator('.months a').nth(1));
  await tap(page, page.locator('.tabs a[href="/me/claims"]'));
  await tap(page, page.locator('.page a.btn'));
  await tap(page, page.getByRole('searchbox'));
  await type(page, '4');
  await page.keyboard.press('Backspace');
  await page.keyboard.insertText('调解');
  await tap(page, page.locator('main a[href$="item=mediation"]').first());
  await tap(page, page.getByRole('button', { name: '加一', exact: true }));
  await tap(page, page.getByLabel('依据文号'));
  await type(page, `2026-${round + 10}`);
  await tap(page, page.getByLabel('简要说明'));
  await page.keyboard.insertText('五号院两户因空调外机滴水争执，当天签了协议。');
  await type(page, '0518');
  const sent = await send(page);
  // The next session begins with an empty outbox.
  await page.locator('section').filter({ hasText: '待提交' }).waitFor({ state: 'detached' });
  return sent;
}

/** The end of a session on the bare page, in ms. */
async function bareSession(page: Page, round: number): Promise<Session> {
  await openBareForm(page);
  await tap(page, page.getByLabel('依据文号'));
  await type(page, `2026-${round + 10}`);
  return send(page);
}

/** Taps the last button, and waits until its form is shown. */
async function send(page: Page): Promise<Session> {
  await tap(page, page.getByRole('button', { name: '提交申报', exact: true }));
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, marks.shown);
  const { tapped, stored, shown } = await page.evaluate(timesOf, marks);
  return {
    queued: stored - tapped,
    shown: shown - tapped,
    interaction: await page.evaluate(interactionToNextPaint)
  };
}

/** Taps when the page is idle, by place: Playwright's own tap would run its script in the page while that answers. */
async function tap(page: Page, target: Locator): Promise<void> {
  // The middle, because the tabs lie over the lower edge.
  await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await atRest(page);
  const box = await target.boundingBox();
  if (!box) throw new Error(`not on the screen: ${target.toString()}`);
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
}

/** Types key by key, as fast as somebody who types well. */
async function type(page: Page, text: string): Promise<void> {
  await atRest(page);
  await page.keyboard.type(text, { delay: 100 });
}

function atRest(page: Page): Promise<unknown> {
  return page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
}

const marks = { tapped: 'bench-tapped', stored: 'bench-stored', shown: 'bench-shown' };
type Marks = typeof marks;

/** Runs in the page. The instants of the marks, in ms since the page's start. */
function timesOf(names: Marks): Record<keyof Marks, number> {
  const at = (name: string) => {
    const [entry] = performance.getEntriesByName(name);
    if (!entry) throw new Error(`${name} was never marked`);
    return entry.startTime;
  };
  return { tapped: at(names.tapped), stored: at(names.stored), shown: at(names.shown) };
}

/** A form as both pages put it into their outbox. */
interface StoredFields {
  fields: [name: string, value: string][];
}

/**
 * Runs in the page, from before its first script. Marks the tap that sends a claim off, the end of the transaction that stored it
 * in the outbox, and the frame that shows it there. Before the form is on its way to the storage it does next to nothing, since
 * that would be measured too.
 */
function watchOutbox({ tapped, stored, shown }: Marks): void {
  let tap = 0;
  addEventListener('click', ({ timeStamp }) => (tap = timeStamp), true);
  /** Element timing needs its mark before the first paint, so it is set as the element is inserted. */
  const watchRow = (basis: string) =>
    new MutationObserver((_, observer) => {
      for (const row of document.querySelectorAll('main li'))
        if (row.textContent?.includes(basis)) {
          row.querySelector('h3')?.setAttribute('elementtiming', shown);
          observer.disconnect();
        }
    }).observe(document, { childList: true, subtree: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      performance.mark(shown, { startTime: Number(Reflect.get(entry, 'renderTime')) });
  }).observe({ type: 'element', buffered: true });
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = function (...row) {
    const request = add.apply(this, row);
    const { name, transaction } = this;
    if (name !== 'outbox') return request;
    performance.mark(tapped, { startTime: tap });
    const [, basis = ''] = (row[0] as StoredFields).fields.find(([field]) => field === 'basis') ?? [];
    if (basis === '') throw new Error('a form without the text by which it is found');
    watchRow(basis);
    // The program's own listeners on the transaction run later, and would be measured too.
    const { db } = transaction;
    const end = ({ target }: Event) => {
      if (target === transaction) performance.mark(stored);
    };
    db.addEventListener('complete', end, { capture: true });
    return request;
  };
}

interface Session {
  /** ms from the last tap until its form was stored, and until it was painted */
  queued: number;
  shown: number;
  /** INP, in ms */
  interaction: number;
}

function figuresOf(sessions: readonly Session[], bare: readonly Session[]): BenchFigure[] {
  const figure = (id: string, name: string, of: keyof Session, most?: number): BenchFigure => ({
    id,
    name,
    unit: 'ms',
    samples: sessions.map((each) => each[of]),
    peer: { name: 'a bare page’s', samples: bare.map((each) => each[of]) },
    ...(most !== undefined && { limit: { of: 'value', most } })
  });
  return [
    figure(
      'phone-declare-queued',
      'claim, tap → stored in the outbox, CPU 4 times as slow, slow 4G',
      'queued',
      50
    ),
    figure('phone-declare-shown', '… → painted there as waiting', 'shown'),
    figure('phone-inp', '/me and the declare page, INP of a session', 'interaction', 100)
  ];
}
