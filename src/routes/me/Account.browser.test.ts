import { expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { makeDelta } from '../../../tests/fixtures/delta';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge } from '$lib/sync';
import Account from './Account.svelte';
import { PhoneSession } from './phone-session.svelte';

it('signs out also when this browser can’t delete what it has', async () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const submitted = vi.spyOn(HTMLFormElement.prototype, 'submit').mockReturnValue();
  const session = new PhoneSession(merge(null, makeDelta({ scheme: parseScheme(schemeText) })), 'server');
  session.leave = () => Promise.reject(new Error('no IndexedDB here'));
  const { container } = await render(Account, { session });
  container.querySelector('form')?.requestSubmit();
  await vi.waitFor(() => expect(submitted).toHaveBeenCalledOnce());
  expect(warn).toHaveBeenCalledOnce();
});
