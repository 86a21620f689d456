import { afterEach, beforeEach, expect, it } from 'vitest';
import { smtpServer, type SmtpServer } from '../../../../../tests/make/smtp-server';
import { smtpPost } from './smtp-post';

let server: SmtpServer;
beforeEach(async () => {
  server = await smtpServer();
});
afterEach(() => server.close());

const letter = { to: 'hall@example.org', subject: '公示屏', text: '第一行\n.\n第三行\n', id: 'a1' };
const send = (url = server.url, stop = new AbortController().signal) =>
  smtpPost({ smtpUrl: url, mailFrom: 'board@example.org' })?.(letter, stop);
const withPassword = (host: string) =>
  server.url.replace('smtp://127.0.0.1', `smtp://board%40example.org:geheim@${host}`);

it('a letter arrives as it was written', async () => {
  expect(await send()).toEqual({ trouble: null });
  expect(server.letters).toHaveLength(1);
  expect(server.letters[0]?.text.replaceAll('\r\n', '\n')).toBe(letter.text);
  expect(server.letters[0]?.headers.get('message-id')).toBe('<a1@example.org>');
});

it('without server or sender there is no post', () => {
  expect(smtpPost({ smtpUrl: null, mailFrom: null })).toBeNull();
});

it('a server says why it won’t have the account: kept in one line', async () => {
  server.manners = 'locked';
  expect(await send(withPassword('localhost'))).toEqual({
    trouble: 'sign-in',
    reply: '535 5.7.8 wrong password'
  });
  expect(server.letters).toEqual([]);
});

it('a password never goes over a network in the open', async () => {
  server.manners = 'locked';
  // This machine too, but by no name that says so.
  expect(await send(withPassword('0.0.0.0'))).toMatchObject({ trouble: 'refused' });
  expect(server.commands.some((line) => line.startsWith('STARTTLS'))).toBe(true);
  expect(server.commands.filter((line) => line.startsWith('AUTH'))).toEqual([]);
});

it('tells a server that isn’t there, one that refuses, and a line that broke too late to know', async () => {
  server.manners = 'refuses';
  expect(await send()).toEqual({ trouble: 'refused', reply: '550 5.1.1 no such mailbox here' });
  server.manners = 'cut';
  expect(await send()).toMatchObject({ trouble: 'unclear' });
  const { url } = server;
  await server.close();
  expect(await send(url)).toEqual({ trouble: 'unreachable', reply: 'ECONNREFUSED' });
  server = await smtpServer();
});

it('doesn’t wait for a server that says nothing when the process stops', async () => {
  server.manners = 'mute';
  const stop = new AbortController();
  const sent = send(server.url, stop.signal);
  await expect.poll(() => server.calls()).toBe(1);
  stop.abort();
  expect(await sent).toMatchObject({ trouble: 'stopped' });
});
