import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import style from '../../../../static/lite.css?raw';
import witnessProgram from '../../../../static/lite-witness.js?raw';
import liteProgram from '../../../../static/lite.js?raw';
import '$display/plain/start';

/** The server's answers in order; once they are used up, the server is away. */
let answers: { status: number; text: string }[] = [];

/** Stands in for XMLHttpRequest, as far as static/lite.js uses it. */
class Request {
  status = 0;
  responseText = '';
  responseXML: Document | null = null;
  onloadend = () => {};
  open() {}
  setRequestHeader() {}
  send() {
    const answer = answers.shift();
    if (answer) [this.status, this.responseText] = [answer.status, answer.text];
    setTimeout(() => this.onloadend());
  }
}

const page = '<section class="page seen" data-key="a" data-seconds="15"></section>';

function add(name: 'style' | 'script', text: string): void {
  document.body.appendChild(document.createElement(name)).textContent = text;
}

/** Opens the plain board's document and starts its programs. */
function open(data: string, main: string): HTMLElement {
  document.body.innerHTML = `<div id="lite" data-version="1" ${data}><main>${main}</main>
    <footer><p class="asof fresh">fresh</p><p class="asof ageing">ageing</p><p class="asof offline">offline</p><p class="asof device">clock</p></footer></div>`;
  add('style', style);
  for (const program of [witnessProgram, liteProgram]) add('script', program);
  return document.querySelector<HTMLElement>('#lite')!;
}

beforeEach(() => {
  answers = [];
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0);
  vi.stubGlobal('XMLHttpRequest', Request);
  vi.stubGlobal('EventSource', undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

test.each([
  ['by day', 36_000, { 50: 'fresh', 55: 'ageing', 65: 'ageing', 119: 'ageing', 121: 'offline' }],
  ['over midnight', 86_370, { 50: 'fresh', 55: 'offline', 121: 'offline' }]
])('a server that is away, %s: never called fresh, and in one line', async (_, seconds, expected) => {
  const lite = open(
    `data-kind="board" data-own="no" data-date="2026-11-11" data-seconds="${seconds}" data-now="${Date.now()}"`,
    page
  );
  let passed = 0;
  for (const [at, line] of Object.entries(expected)) {
    await vi.advanceTimersByTimeAsync((Number(at) - passed) * 1000);
    passed = Number(at);
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
  const lite = open(
    `data-kind="board" data-own="no" data-date="2026-11-11" data-seconds="36000"
    data-now="${Date.now() - ahead}"`,
    page
  );
  await vi.advanceTimersByTimeAsync(1000);
  const line = lite.querySelector<HTMLElement>('.device')!;
  expect(getComputedStyle(line).display !== 'none').toBe(isSaid);
});

test('a page of a portal instead of an answer: it asks again, and shows the code that counts', async () => {
  const code = (text: string) => ({
    status: 200,
    text: JSON.stringify({
      state: 'waiting',
      code: text,
      every: 4,
      office: 'sunboard.example.org/office/boards'
    })
  });
  answers = [code('AAAA1111'), { status: 200, text: '<!doctype html><title>登录</title>' }, code('BBBB2222')];
  const pairing =
    '<div class="pairing"><div data-pairing="code"><p data-code></p><p data-office></p></div></div>';
  const lite = open('data-kind="unpaired" data-own="yes"', pairing);
  const shown = lite.querySelector('[data-code]');
  await vi.advanceTimersByTimeAsync(1000);
  expect(shown?.textContent).toBe('AAAA 1111');
  await vi.advanceTimersByTimeAsync(10_000);
  expect(shown?.textContent).toBe('BBBB 2222');
});

test('a rehearsal: asks for nothing, has no clock to be wrong, is leafed, and shows what it is handed', async () => {
  const asked = vi.spyOn(Request.prototype, 'send');
  const second = page.replace('seen', '').replace('"a"', '"b"');
  const about = `data-kind="rehearsal" data-own="no" data-date="2030-01-01" data-seconds="36000" data-now="${Date.parse('2030-01-01T02:00:00Z')}"`;
  const lite = open(about, page + second);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(asked).not.toHaveBeenCalled();
  expect(lite.classList.contains('wrong')).toBe(false);
  const seen = () => document.querySelector('.seen')?.getAttribute('data-key');
  const { plainBoard } = window as Window & {
    plainBoard?: { take(board: Element): void; step(by: number): void };
  };
  const before = seen();
  plainBoard?.step(1);
  expect(seen()).not.toBe(before);
  plainBoard?.step(-1);
  expect(seen()).toBe(before);
  if (before === 'a') plainBoard?.step(1);
  // The new document opens at the page that was in front.
  const next = lite.cloneNode(true) as HTMLElement;
  next.querySelector('[data-key="b"]')!.textContent = '后天停水';
  plainBoard?.take(next);
  expect([seen(), document.querySelector('.seen')?.textContent]).toEqual(['b', '后天停水']);
});
