import { protocolQuery, boardReportSchema } from '$lib/sync';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import style from '../../static/lite.css?raw';
import { PlainServer } from '../../tests/fixtures/plain-server';
import { orbitAt } from '../player/orbit';
import { PlainBoard } from './plain-board';

let server: PlainServer;
let reloads = 0;
const ends: (() => void)[] = [];

const page = '<section class="page seen" data-key="a" data-scene="standings" data-seconds="15"></section>';
const demo = 'data-kind="board" data-own="no"';
const own = 'data-kind="board" data-own="yes" data-revision="41" data-live="/api/live/board"';
const clockOf = (ahead = 0) => `data-date="2026-11-11" data-seconds="36000" data-now="${Date.now() - ahead}"`;

function markup(data: string, main: string, version = '1'): string {
  return `<div id="lite" data-version="${version}" ${data}><main>${main}</main>
    <footer><p class="asof fresh">fresh</p><p class="asof ageing">ageing</p><p class="asof offline">offline</p><p class="asof device">clock</p></footer></div>`;
}

/** Opens the plain board's document and starts its program. */
function open(data: string, main: string) {
  document.body.innerHTML = markup(data, main);
  document.body.appendChild(document.createElement('style')).textContent = style;
  const lite = document.querySelector<HTMLElement>('#lite')!;
  const board = new PlainBoard(lite, { version: '1', reload: () => (reloads += 1) });
  ends.push(board.start());
  return { lite, board };
}

const code = (text: string) => ({
  status: 200,
  text: JSON.stringify({
    state: 'waiting',
    code: text,
    seconds: 900,
    every: 4,
    office: 'sunboard.example.org/office/boards',
    qr: null,
    demo: null
  })
});

const advance = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
const frontKey = () => document.querySelector('.seen')?.getAttribute('data-key');

beforeEach(() => {
  server = new PlainServer();
  reloads = 0;
  localStorage.clear();
  vi.useFakeTimers();
  // The clock that stands in for the browser's knows no heap.
  Object.defineProperty(performance, 'memory', { configurable: true, value: { usedJSHeapSize: 7 } });
  vi.spyOn(Math, 'random').mockReturnValue(0.3);
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.stubGlobal('XMLHttpRequest', server.requests());
  vi.stubGlobal('EventSource', server.eventSources());
  // The browsers that need this board have none, so each page reads its own stream.
  vi.stubGlobal('BroadcastChannel', undefined);
});
afterEach(() => {
  for (const end of ends.splice(0)) end();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

test.each([
  ['by day', 36_000, { 50: 'fresh', 55: 'ageing', 65: 'ageing', 119: 'ageing', 121: 'offline' }],
  ['over midnight', 86_370, { 50: 'fresh', 55: 'offline', 121: 'offline' }]
])('a server that is away, %s: never called fresh, and in one line', async (_, seconds, expected) => {
  const { lite } = open(
    `${demo} data-date="2026-11-11" data-seconds="${seconds}" data-now="${Date.now()}"`,
    page
  );
  let passed = 0;
  for (const [at, line] of Object.entries(expected)) {
    // The line itself stays, so that only the document can't be had.
    for (; passed < Number(at); passed += 1) {
      server.stream.say('beat');
      await advance(1);
    }
    const lines = Array.from(lite.querySelectorAll('.asof'));
    const seen = lines.filter((each) => getComputedStyle(each).display !== 'none');
    expect([at, ...seen.map(({ textContent }) => textContent)]).toEqual([at, line]);
  }
});

test.each([
  [-120_000, true],
  [-119_000, false],
  [119_000, false],
  [120_000, true]
])('a device clock that is %d ms ahead is said: %s', async (ahead, isSaid) => {
  const { lite } = open(`${demo} ${clockOf(ahead)}`, page);
  await advance(1);
  const line = lite.querySelector<HTMLElement>('.device')!;
  expect(getComputedStyle(line).display !== 'none').toBe(isSaid);
});

test('the clock goes on by the server’s, over midnight too, and the picture walks as the whole board’s does', async () => {
  const now = Date.parse('2026-11-11T15:59:58.000Z');
  vi.setSystemTime(now);
  const { lite } = open(
    `${demo} data-date="2026-11-11" data-seconds="86398" data-now="${now}"`,
    '<b data-clock></b>'
  );
  const said = () => lite.querySelector('[data-clock]')?.textContent;
  expect([said(), lite.classList.contains('late')]).toEqual(['23:59', false]);
  await advance(3);
  expect([said(), lite.classList.contains('late')]).toEqual(['00:00', true]);
  for (let minute = 0; minute < 4; minute += 1) {
    const { x, y } = orbitAt(now + performance.now(), 8);
    expect(lite.style.transform).toBe(`translate(${x / 100}rem, ${y / 100}rem)`);
    await advance(60);
  }
});

test('a page of a portal instead of an answer: it asks again, and shows the code that counts', async () => {
  const portals = ['<!doctype html><title>登录</title>', '{"state":"waiting"}'];
  server.answers['/api/pair'] = [
    code('AAAA1111'),
    ...portals.map((text) => ({ status: 200, text })),
    code('BBBB2222')
  ];
  const pairing =
    '<div class="pairing"><div data-pairing="code"><p data-code></p><p data-office></p></div></div>';
  const { lite } = open('data-kind="unpaired" data-own="yes"', pairing);
  const shown = lite.querySelector('[data-code]');
  await advance(1);
  expect(shown?.textContent).toBe('AAAA 1111');
  expect(lite.querySelector('.pairing')?.className).toBe('pairing says-code');
  await advance(4);
  expect(lite.querySelector('.pairing')?.className).toBe('pairing says-code unheard');
  await advance(1);
  expect(lite.querySelector('.pairing')?.className).toBe('pairing says-code');
  await advance(5);
  expect(shown?.textContent).toBe('BBBB 2222');
});

test('a browser that keeps no cookies is told so, and isn’t given codes without end', async () => {
  server.answers['/api/pair'] = ['AAAA1111', 'BBBB2222', 'CCCC3333'].map(code);
  const states = ['asking', 'forgetful', 'code'].map((state) => `<p data-pairing="${state}">${state}</p>`);
  const { lite } = open(
    'data-kind="unpaired" data-own="yes"',
    `<div class="pairing">${states.join('')}</div>`
  );
  await advance(20);
  const seen = Array.from(lite.querySelectorAll<HTMLElement>('[data-pairing]'));
  expect(seen.filter(({ offsetParent }) => offsetParent).map(({ textContent }) => textContent)).toEqual([
    'forgetful'
  ]);
  expect(server.asked).toHaveLength(3);
});

test('paired, it asks for its board, and asks to be paired again when none comes', async () => {
  const paired = { status: 200, text: '{"state":"paired"}' };
  server.answers['/api/pair'] = [paired, paired];
  const unpaired = 'data-kind="unpaired" data-own="yes"';
  const pairing = '<div class="pairing"></div>';
  server.answers.document = [
    { status: 200, text: markup(unpaired, pairing) },
    { status: 200, text: markup(`${own} ${clockOf()}`, page) }
  ];
  open(unpaired, pairing);
  await advance(1);
  expect([server.documents, server.streams.length]).toEqual([1, 0]);
  await advance(60);
  expect(frontKey()).toBe('a');
  const asked = () => server.asked.filter(({ address }) => address === '/api/pair').length;
  const before = asked();
  expect(server.stream.address).toBe(`/api/live/board?after=41&${protocolQuery}`);
  await advance(180);
  expect(asked()).toBe(before);
});

test('a rehearsal: asks for nothing, has no clock to be wrong, is leafed, and shows what it is handed', async () => {
  const second = page.replace('seen', '').replace('"a"', '"b"');
  const about = `data-kind="rehearsal" data-own="no" data-date="2030-01-01" data-seconds="36000" data-now="${Date.parse('2030-01-01T02:00:00Z')}"`;
  const { lite, board } = open(about, page + second);
  await advance(600);
  expect([server.asked, server.streams]).toEqual([[], []]);
  expect(lite.classList.contains('wrong')).toBe(false);
  const before = frontKey();
  board.step(1);
  expect(frontKey()).not.toBe(before);
  board.step(-1);
  expect(frontKey()).toBe(before);
  if (before === 'a') board.step(1);
  // The new document opens at the page that was in front.
  const next = lite.cloneNode(true) as HTMLElement;
  next.querySelector('[data-key="b"]')!.textContent = '后天停水';
  board.take(next);
  expect([frontKey(), document.querySelector('.seen')?.textContent]).toEqual(['b', '后天停水']);
});

test('pages turn after their seconds; an emergency has them to itself, and what was in front goes on', async () => {
  const second = page.replace(' seen', '').replace('"a"', '"b"');
  const pages = page + second;
  const now = clockOf();
  const urgent =
    '<section class="page emergency" data-key="emergency/x/0#0" data-seconds="10" data-left="20000"></section>';
  const { board } = open(`${demo} ${now}`, pages);
  await advance(14);
  expect(frontKey()).toBe('a');
  await advance(1.5);
  expect(frontKey()).toBe('b');
  const given = (main: string) =>
    new DOMParser().parseFromString(markup(`${demo} ${now}`, main), 'text/html').querySelector('#lite')!;
  await advance(10);
  board.take(given(pages));
  expect(frontKey()).toBe('b');
  // A newer document doesn't begin the page's time anew.
  await advance(5);
  expect(frontKey()).toBe('a');
  board.take(given(urgent + pages));
  expect(frontKey()).toBe('emergency/x/0#0');
  await advance(19);
  expect(frontKey()).toBe('emergency/x/0#0');
  await advance(1.5);
  expect(frontKey()).toBe('a');
});

test('a picture that is drawn goes on in the newer document, and one that is lost gives way to its words', async () => {
  const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
  const picture = `<p class="shown"><img src="${pixel}"></p><p class="shown"><img src="data:image/png,none"></p>`;
  const main = page.replace('></', `>${picture}</`);
  const { board } = open(`${demo} ${clockOf()}`, main);
  const [drawn, lost] = Array.from(document.querySelectorAll('img'));
  vi.useRealTimers();
  await expect.poll(() => [drawn?.complete, lost?.complete]).toEqual([true, true]);
  board.take(document.querySelector('#lite')!.cloneNode(true) as Element);
  const shown = Array.from(document.querySelectorAll('img'));
  expect(shown.map((each) => [drawn, lost].includes(each))).toEqual([true, false]);
  await expect.poll(() => shown[1]?.complete).toBe(true);
  window.dispatchEvent(new Event('resize'));
  expect(shown.map((each) => each.parentElement?.classList.contains('lost'))).toEqual([false, true]);
});

test('a revision that isn’t here is asked for; a line that was lost may have missed one', async () => {
  const document = () => ({ status: 200, text: markup(`${own} ${clockOf()}`, page) });
  server.answers.document = [document(), document()];
  open(`${own} ${clockOf()}`, page);
  server.stream.say('open');
  server.stream.say('rev', '41');
  await advance(1);
  expect(server.documents).toBe(0);
  server.stream.say('rev', '42');
  await advance(1);
  expect(server.documents).toBe(1);
  server.stream.say('error');
  await advance(1);
  expect([server.streams.length, server.documents]).toEqual([2, 1]);
  server.stream.say('open');
  await advance(1);
  expect(server.documents).toBe(2);
});

test.each([
  [0, 6000],
  [60_000, 18_000]
])(
  'a program below the protocol, refused by its line, is loaded anew, spread over %i ms where the server says so',
  async (spread, expected) => {
    server.answers.document = [{ status: 200, text: markup(`${own} ${clockOf()}`, page, '2') }];
    open(`${own} ${clockOf()}`, page);
    expect(server.stream.address).toBe(`/api/live/board?after=41&${protocolQuery}`);
    server.stream.say('spread', String(spread));
    server.stream.say('error');
    await advance(spread === 0 ? 1 : 20);
    // The new line is refused.
    server.stream.say('error');
    await advance(expected / 1000 - 1);
    expect([server.documents, reloads]).toEqual([1, 0]);
    await advance(1.5);
    expect(reloads).toBe(1);
  }
);

test('a page with another version’s script is loaded anew within about a minute', async () => {
  document.body.innerHTML = markup(`${demo} ${clockOf()}`, page, '2');
  const lite = document.querySelector<HTMLElement>('#lite')!;
  ends.push(new PlainBoard(lite, { version: '1', reload: () => (reloads += 1) }).start());
  await advance(40);
  expect(reloads).toBe(0);
  await advance(35);
  expect(reloads).toBe(1);
});

test('its own board reports what it shows, and what it has shown isn’t lost when the page goes', async () => {
  const accepts = () => Array.from({ length: 9 }, () => ({ status: 204, text: '' }));
  const reports = () => server.reports.map((each) => v.parse(boardReportSchema, each));
  const noticed = page.replace('data-key', 'data-notices="a7k0m2" data-key');
  const hours = 'data-open="480-599 601-1200"';
  server.answers['/api/board'] = accepts();
  open(`${own} ${hours} ${clockOf()}`, noticed);
  await advance(2);
  expect(reports()).toMatchObject([
    { shows: 41, state: { scene: 'standings', version: 'lite 1', persisted: null, trouble: [] } }
  ]);
  await advance(90);
  window.dispatchEvent(new Event('pagehide'));
  for (const end of ends.splice(0)) end();

  server.answers['/api/board'] = accepts();
  const before = server.reports.length;
  open(`${own} ${clockOf()}`, page);
  await advance(5);
  const [notice] = reports()[before]?.notices ?? [];
  expect(notice).toMatchObject({ code: 'a7k0m2', day: '2026-11-11' });
  expect(notice?.seconds).toBeGreaterThan(85);
  // It opened at 10:00, and its hall at 10:01.
  expect(notice?.open).toBeGreaterThan(25);
  expect(notice?.open).toBeLessThan(35);
});

const ended = () => ({
  status: 200,
  text: markup('data-kind="ended" data-own="yes"', '<div class="pairing"></div>')
});
const kind = () => document.querySelector('#lite')?.getAttribute('data-kind');

test('a board whose report is refused asks for the document, which says why', async () => {
  server.answers.document = [ended()];
  server.answers['/api/board'] = [{ status: 401, text: '' }];
  open(`${own} ${clockOf()}`, page);
  await advance(3);
  expect([kind(), server.stream.closed]).toEqual(['ended', true]);
});

test('a screen that is nobody’s any more has no proof for the board that it becomes', async () => {
  const accepted = () => [{ status: 204, text: '' }];
  server.answers['/api/board'] = accepted();
  open(`${own} ${clockOf()}`, page.replace('data-key', 'data-notices="a7k0m2" data-key'));
  await advance(20);
  window.dispatchEvent(new Event('pagehide'));
  expect(localStorage.getItem('sunboard-plain-shown')).toContain('a7k0m2');
  server.answers.document = [ended(), { status: 200, text: markup(`${own} ${clockOf()}`, page) }];
  server.stream.say('error');
  await advance(1);
  server.stream.say('error');
  await advance(1);
  expect(kind()).toBe('ended');
  const before = server.reports.length;
  server.answers['/api/pair'] = [{ status: 200, text: '{"state":"paired"}' }];
  server.answers['/api/board'] = accepted();
  await advance(60);
  expect(kind()).toBe('board');
  expect(v.parse(boardReportSchema, server.reports[before]).notices).toEqual([]);
});

test.each(['none of ours', '{}'])(
  'a storage that holds %s is told of once, and written anew',
  async (held) => {
    localStorage.setItem('sunboard-plain-shown', held);
    server.answers['/api/board'] = Array.from({ length: 3 }, () => ({ status: 204, text: '' }));
    open(`${own} ${clockOf()}`, page.replace('data-key', 'data-notices="a7k0m2" data-key'));
    await advance(320);
    const troubles = server.reports.map((each) => v.parse(boardReportSchema, each).state.trouble);
    expect(troubles).toEqual([['disk'], []]);
    expect(JSON.parse(localStorage.getItem('sunboard-plain-shown') ?? '')).toMatchObject([
      { notice: { code: 'a7k0m2' } }
    ]);
  }
);
