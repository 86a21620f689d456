import { afterEach, beforeEach, expect, it, vi, type MockInstance } from 'vitest';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { drawOnPhone } from '../../../../tests/fixtures/draw-on-phone';
import { forgetWiped, isMarkedWiped } from '$lib/local/phone/storage/wiped-mark';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge } from '$lib/sync';
import Account from './Account.svelte';
import { InstallOffer } from '../install/install-offer.svelte';
import { PhoneSession } from '../phone-session.svelte';

const delta = makeDelta({ scheme: parseScheme(schemeText) });

let submitted: MockInstance<() => void>;
beforeEach(() => {
  submitted = vi.spyOn(HTMLFormElement.prototype, 'submit').mockReturnValue();
});
afterEach(() => {
  forgetWiped();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

async function signOut(session: PhoneSession): Promise<void> {
  const container = await drawOnPhone(session, Account, { session, offer: new InstallOffer(), here: '/me' });
  container.querySelector<HTMLFormElement>('form[action="/sign-out"]')?.requestSubmit();
}

it('signs out also when this browser can’t delete what it has', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const session = new PhoneSession(merge(null, delta), 'server');
  session.signOut = () => Promise.reject(new Error('no IndexedDB here'));
  await signOut(session);
  await vi.waitFor(() => expect(submitted).toHaveBeenCalledOnce());
  expect(warn).toHaveBeenCalledOnce();
});

it('signs out also when the database never answers', async () => {
  vi.useFakeTimers();
  const session = new PhoneSession(merge(null, delta), 'server');
  session.signOut = () => new Promise(() => undefined);
  await signOut(session);
  expect(submitted).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(3000);
  expect(submitted).toHaveBeenCalledOnce();
});

it('marks the device before anything is deleted, with a network and without', async () => {
  vi.useFakeTimers();
  const session = new PhoneSession(merge(null, delta), 'server');
  session.signOut = () => new Promise(() => undefined);
  expect(isMarkedWiped()).toBe(false);
  await signOut(session);
  expect(isMarkedWiped()).toBe(true);
  expect(document.cookie).toContain('sunboard-wiped=1');
});

it('ends the session when the server that was away answers again', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(delta))));
  const session = new PhoneSession(merge(null, delta), 'server');
  session.line = 'away';
  session.signOut = () => Promise.resolve();
  await signOut(session);
  await vi.waitFor(() => expect(submitted).toHaveBeenCalledOnce());
});
