import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Tabs from './Tabs.svelte';
import './phone.css';

it('has no tab for claims where the document has nobody declare', async () => {
  const shown = async (claims: boolean) => {
    const { container } = await render(Tabs, { path: '/me', waiting: 0, claims });
    return [...container.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  };
  expect(await shown(true)).toEqual(['/me', '/me/standings', '/me/claims', '/me/notice']);
  expect(await shown(false)).toEqual(['/me', '/me/standings', '/me/notice']);
});

it('lights up a tapped tab before its page is there, and none that is opened elsewhere', async () => {
  const { container, rerender } = await render(Tabs, { path: '/me', waiting: 0, claims: true });
  // A router takes the tap and changes the path later; the page that runs the tests stays.
  container.addEventListener('click', (event) => event.preventDefault());
  const lit = () => container.querySelector('[aria-current=page]')?.getAttribute('href');
  const tap = (href: string, keys: MouseEventInit = {}) =>
    container
      .querySelector(`[href="${href}"]`)
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ...keys }));
  expect(lit()).toBe('/me');

  tap('/me/claims');
  await expect.poll(lit).toBe('/me/claims');

  await rerender({ path: '/me/standings' });
  expect(lit()).toBe('/me/standings');

  tap('/me/notice', { ctrlKey: true });
  await rerender({ waiting: 1 });
  expect(lit()).toBe('/me/standings');
});

it('keeps each tab in its place while the next ones are still arriving', async () => {
  for (const claims of [true, false]) {
    const { container, unmount } = await render(Tabs, { path: '/me', waiting: 3, claims });
    container.classList.add('phone');
    const places = () => [...container.querySelectorAll('a')].map((tab) => tab.getBoundingClientRect().left);
    const all = places();
    expect(container.querySelector('nav')?.getBoundingClientRect().right).toBeCloseTo(
      container.querySelector('a:last-child')?.getBoundingClientRect().right ?? 0
    );
    container.querySelector('a:last-child')?.remove();
    expect(places()).toEqual(all.slice(0, -1));
    await unmount();
  }
});
