import { afterEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Tabs from './Tabs.svelte';

/** The router takes a tap and changes the path later; the page that runs the tests stays. */
const take = (event: Event) => event.preventDefault();
addEventListener('click', take);
afterEach(() => removeEventListener('click', take));

test('a tapped tab lights up before the page that it opens, and one opened elsewhere stays dark', async () => {
  const { container, rerender } = await render(Tabs, { path: '/me', waiting: 0, claims: true });
  const lit = () => container.querySelector('[aria-current=page]')?.getAttribute('href');
  const tab = (href: string) => container.querySelector<HTMLElement>(`[href="${href}"]`);
  expect(lit()).toBe('/me');

  tab('/me/claims')?.click();
  await expect.poll(lit).toBe('/me/claims');

  await rerender({ path: '/me/standings' });
  expect(lit()).toBe('/me/standings');

  tab('/me/notice')?.dispatchEvent(
    new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true })
  );
  await expect.poll(lit).toBe('/me/standings');
});
