import { createRawSnippet } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { overwriteGetLocale } from '$lib/text/generated/runtime.js';
import ChooseAll from './ChooseAll.svelte';
import RulingLine from './RulingLine.svelte';

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

test('choosing all confirms who is undecided, and nobody whom a correction has taken out', async () => {
  const section = document.body.appendChild(document.createElement('section'));
  const what = createRawSnippet(() => ({ render: () => '<small></small>' }));
  const usual = { ruleName: '优先考虑', rule: 'priority', what, decides: true, limit: 300, typed: null };
  const line = (name: string, state: { isRuled: boolean; isGone: boolean }) =>
    render(RulingLine, { target: section, props: { ...usual, name, subject: name, ...state } });
  await line('沈秋月', { isRuled: false, isGone: false });
  await line('李明', { isRuled: false, isGone: true });
  await line('韩冰', { isRuled: true, isGone: false });
  const screen = await render(ChooseAll, { target: section, props: { open: 3 } });
  await screen.getByRole('button', { name: '本组尚未决定的全部选' }).click();
  const chosen = [...section.querySelectorAll<HTMLSelectElement>('select')].map(({ value }) => value);
  expect(chosen).toEqual(['confirmed', '', '']);
  section.remove();
});
