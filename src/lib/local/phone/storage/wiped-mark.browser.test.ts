import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { wipedCookie } from '../../../sync';
import { endWipedSession, forgetWiped, isMarkedWiped, markWiped } from './wiped-mark';

const dropCookie = () => (document.cookie = `${wipedCookie.name}=; path=/; max-age=0`);

beforeEach(() => {
  dropCookie();
  forgetWiped();
});
afterEach(() => {
  vi.restoreAllMocks();
  dropCookie();
  forgetWiped();
});

/** A browser in which scripts set no cookie, or keep no record. */
function refuses(what: 'cookies' | 'storage'): void {
  if (what === 'cookies') vi.spyOn(document, 'cookie', 'set').mockReturnValue();
  else
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('storage is blocked', 'SecurityError');
    });
}

it('marks the device in a cookie that goes with every request, and in a record', () => {
  expect(markWiped()).toBe(true);
  expect(document.cookie).toContain(`${wipedCookie.name}=1`);
  expect(isMarkedWiped()).toBe(true);
});

it('one of the two is enough, and without both it says so', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  refuses('cookies');
  expect(markWiped()).toBe(true);
  forgetWiped();
  refuses('storage');
  expect(markWiped()).toBe(false);
  expect(isMarkedWiped()).toBe(false);
  expect(warn).toHaveBeenCalledOnce();
});

it('keeps the record until the server has signed out', async () => {
  markWiped();
  const asked: unknown[] = [];
  const server = (answer: () => Promise<Response>): typeof fetch => {
    return (input, init) => (asked.push([input, init?.method]), answer());
  };
  expect(await endWipedSession(server(() => Promise.reject(new TypeError('no network'))))).toBe(false);
  expect(await endWipedSession(server(async () => new Response('', { status: 503 })))).toBe(false);
  expect(await endWipedSession(server(async () => new Response('<title>portal</title>')))).toBe(false);
  expect(isMarkedWiped()).toBe(true);
  const signedOut = { type: 'redirect', status: 303, location: '/sign-in?out=1' };
  expect(await endWipedSession(server(async () => Response.json(signedOut)))).toBe(true);
  expect(isMarkedWiped()).toBe(false);
  expect(asked).toEqual(Array(4).fill(['/sign-out', 'POST']));
});
