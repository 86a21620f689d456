import { afterEach, beforeEach, expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { makeDelta } from '../../../../tests/fixtures/delta';
import { parseScheme } from '$lib/points';
import schemeText from '$lib/schemes/community-cadres.yaml?raw';
import { merge, type MyState } from '$lib/sync';
import { getLocale, overwriteGetLocale } from '$lib/text/generated/runtime';
import EntryLines from './EntryLines.svelte';
import { myYearFile } from './my-year-file';

const usual = getLocale;
beforeEach(() => overwriteGetLocale(() => 'zh-CN'));
afterEach(() => overwriteGetLocale(usual));

const like = merge(null, makeDelta({ scheme: parseScheme(schemeText), sealed: 3 }));
const idsIn = (section: Element | null, state: MyState) =>
  state.entries.map(({ id }) => id).filter((id) => section?.textContent.includes(id));

async function sectionsOf(state: MyState): Promise<(Element | null)[]> {
  const file = myYearFile(state, 2026) ?? expect.fail('the scheme is known');
  const { container } = await render(EntryLines, { file, year: 2026 });
  return [container.querySelector('section:not(.open)'), container.querySelector('section.open')];
}

it('lists entries of the open month apart, marked as not final and in no sealed sum', async () => {
  const [sealed, open] = await sectionsOf(like);
  const inOpenMonth = like.entries.filter(({ period }) => period === like.open).map(({ id }) => id);
  expect(inOpenMonth).not.toEqual([]);
  expect(idsIn(open ?? null, like)).toEqual(inOpenMonth);
  expect(open?.textContent).toMatch(/待定.*不在核定结果里/s);
  expect(idsIn(sealed ?? null, like)).toHaveLength(like.entries.length - inOpenMonth.length);
  expect(sealed?.querySelector('small')?.textContent).toBe(`${like.entries.length - inOpenMonth.length} 条`);
});

it('marks nothing where all is sealed', async () => {
  const entries = like.entries.filter(({ period }) => period !== like.open);
  const [, open] = await sectionsOf({ ...like, entries });
  expect(open).toBeNull();
});
