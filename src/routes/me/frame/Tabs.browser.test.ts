import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Tabs from './Tabs.svelte';

it('has no tab for claims where the document has nobody declare', async () => {
  const shown = async (claims: boolean) => {
    const { container } = await render(Tabs, { path: '/me', waiting: 0, claims });
    return [...container.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  };
  expect(await shown(true)).toEqual(['/me', '/me/standings', '/me/claims', '/me/notice']);
  expect(await shown(false)).toEqual(['/me', '/me/standings', '/me/notice']);
});
