import Database from 'better-sqlite3';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { town, type EndpointAnswer, type Town } from './town';

/** People write an objection once: whatever the server refuses it for, the text stands in its answer. */
const said = '第一行：10月3日没有调解过\n第二行：<b>请核查</b> & "签字"';
const shown = '第一行：10月3日没有调解过\n第二行：';
const contact = '广场舞队张阿姨 13900000000';

let here: Town;
beforeAll(async () => {
  here = await town();
});
afterAll(() => here.end());

const typed = { key: 'objection-typed', about: '', said, contact };

function asked(code: string, fields: Record<string, string> = {}) {
  const how = {
    method: 'POST',
    headers: {
      origin: `http://localhost:${here.port}`,
      accept: 'text/html',
      'content-type': 'application/x-www-form-urlencoded'
    },
    body: new URLSearchParams({ ...typed, ...fields }).toString()
  };
  return [`${here.url}/n/${code}/object?/send`, how] as const;
}

function object(code: string, fields: Record<string, string> = {}): Promise<EndpointAnswer> {
  return here.ask(`/n/${code}/object?/send`, asked(code, fields)[1]);
}

/**
 * Starts sending a form without finishing it.
 * @returns the connection, once the server says that it has the request and waits for the form
 */
async function halfSent(path: string, form: string): Promise<Socket> {
  const socket = connect(here.port, 'localhost');
  await once(socket, 'connect');
  const origin = `http://localhost:${here.port}`;
  socket.write(
    `POST ${path} HTTP/1.1\r\nHost: localhost:${here.port}\r\nOrigin: ${origin}\r\n` +
      'Accept: text/html\r\nConnection: close\r\nContent-Type: application/x-www-form-urlencoded\r\n' +
      `Content-Length: ${form.length}\r\nExpect: 100-continue\r\n\r\n`
  );
  const [answer] = await once(socket, 'data');
  expect(String(answer)).toContain('100 Continue');
  return socket;
}

/** Sends the form that a connection's request has announced, and reads the answer with its headers. */
async function finished(socket: Socket, form: string): Promise<string> {
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  socket.write(form);
  await once(socket, 'end');
  return Buffer.concat(parts).toString();
}

test('a notice whose window is over, a text that nobody can read, a key of no form: the page has what was typed', async () => {
  const refused: Record<string, string>[] = [
    {},
    { contact: `${contact}\u2066` },
    { key: 'x' },
    { about: '999' }
  ];
  for (const fields of refused) {
    const { status, text } = await object(here.a.notice, fields);
    expect(status, JSON.stringify(fields)).toBeGreaterThanOrEqual(400);
    expect(text, JSON.stringify(fields)).toContain(shown);
    expect(text).toContain(contact);
    expect(text).not.toContain('<b>请核查');
  }
});

test('no such notice: the page that says so has the text', async () => {
  const gone = await object('zzzzzzz');
  expect(gone.status).toBe(404);
  expect(gone.text).toContain('您填写的内容没有提交');
  expect(gone.text).toContain(shown);
  expect(gone.text).toContain(contact);
});

test('the database takes nothing: the page that says so has the text', async () => {
  const other = new Database(join(here.dataDir, 'sunboard.db'));
  other.exec('begin immediate');
  const { status, text } = await object(here.a.notice);
  other.exec('rollback');
  other.close();
  expect(status).toBe(500);
  expect(text).toContain(shown);
  expect(text).toContain(contact);
  expect(text).not.toContain('<b>请核查');
});

test('too many at once: whoever is sent away for a while has the text in a form that sends the same request again', async () => {
  // All forms go off together, however slowly their connections came about.
  const form = new URLSearchParams(typed).toString();
  const half = Array.from({ length: 120 }, () => halfSent('/n/zzzzzzz/object?/send', form));
  const sockets = await Promise.all(half);
  const answers = await Promise.all(sockets.map((socket) => finished(socket, form)));
  for (const answer of answers) expect(answer).toContain(shown);
  const busy = answers.filter((answer) => answer.startsWith('HTTP/1.1 503 '));
  expect(busy.length).toBeGreaterThan(0);
  for (const answer of busy) {
    expect(answer).toMatch(/<textarea name="said" rows="6">\n第一行/);
    expect(answer).toContain(contact);
    expect(answer).toContain(`name="key" value="${typed.key}"`);
    expect(answer).not.toContain('<b>请核查');
    expect(answer).toMatch(/^cache-control: no-store\r$/im);
  }
});

test('refused a dozen times, the form is still read, and says why it is refused', async () => {
  for (let no = 0; no < 12; no += 1) await object(here.a.notice, { key: `objection-${no}` });
  const { status, text } = await object(here.a.notice, { key: 'objection-last' });
  expect(status).toBe(409);
  expect(text).toContain(shown);
  expect(text).toContain(contact);
});

test('the other print and language show what was typed, with the form’s key, and file nothing', async () => {
  const [address, how] = asked(here.a.notice);
  const path = address.slice(here.url.length).replace('?/send', '?/show&l=1&lang=en');
  const { status, text } = await here.ask(path, how);
  expect(status).toBe(200);
  expect(text).toContain(shown);
  expect(text).toContain(contact);
  expect(text).toContain(`value="${typed.key}"`);
});

test('after the window the notice leads to whom one tells, and no more to its form; a pasted sentence is no part of its address', async () => {
  const { status, text } = await here.ask(`/n/${here.a.notice}`);
  expect(status).toBe(200);
  expect(text).toContain('期满后向谁反映');
  expect(text).toContain('网上不再受理');
  expect(text).not.toContain(`/n/${here.a.notice}/object`);
  expect(text).not.toContain('在本页网上提');
  const pasted = await here.ask(`/n/${here.a.notice}${encodeURIComponent('，请查看')}`);
  expect([pasted.status, pasted.headers.location]).toEqual([301, `/n/${here.a.notice}`]);
});

test('the home page promises nothing about residents whose households are scored', async () => {
  expect((await here.ask('/')).text).not.toContain('居民从不被打分');
});

test('forms that arrive by halves keep nobody from a page that is made for whoever asks', async () => {
  const halves = await Promise.all([1, 2, 3].map(() => halfSent(`/n/${here.a.notice}/object`, 'said=whole')));
  const { status } = await here.ask(`/o/${here.a.receipt}`);
  for (const socket of halves) socket.destroy();
  expect(status).toBe(200);
});
