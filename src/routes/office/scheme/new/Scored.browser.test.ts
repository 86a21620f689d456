import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { m } from '$lib/text';
import Scored from './Scored.svelte';

test('a document that scores households asks to look where people are chosen', async () => {
  const screen = await render(Scored, { scored: 'people', subjects: 'households' });
  await expect.element(screen.getByText(m.workshop_scores_households())).toBeVisible();
  await screen.getByRole('combobox', { name: m.workshop_scored() }).selectOptions('households');
  expect(screen.getByText(m.workshop_scores_households()).elements()).toEqual([]);
});

test('a document that scores people asks to look where households are chosen', async () => {
  const screen = await render(Scored, { scored: 'households', subjects: 'people' });
  await expect.element(screen.getByText(m.workshop_scores_people())).toBeVisible();
  await screen.getByRole('combobox', { name: m.workshop_scored() }).selectOptions('members');
  expect(screen.getByText(m.workshop_scores_people()).elements()).toEqual([]);
});

test('a document that says neither asks nothing', async () => {
  const screen = await render(Scored, { scored: 'communities', subjects: null });
  expect(screen.container.querySelector('p')).toBeNull();
});
