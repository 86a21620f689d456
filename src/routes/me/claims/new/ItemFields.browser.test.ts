import { formatPoints, rulesOn, type Item } from '$lib/points';
import { builtInIds, builtInScheme } from '$lib/schemes';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { neededFields } from './claim-fields';
import ItemFields from './ItemFields.svelte';

const today = '2026-11-20';
const items = builtInIds.flatMap((id) => rulesOn(builtInScheme(id) ?? expect.fail(id), today).items);

async function fieldsOf(item: Item) {
  const needed = neededFields(item);
  const { container } = await render(ItemFields, {
    needed,
    latest: today,
    date: today,
    quantity: '1',
    value: ''
  });
  const field = (name: string) =>
    container.querySelector<HTMLInputElement>(`[name=${name}]`) ?? expect.fail(name);
  /** the browser's sentence for what is typed; '' where it may be sent */
  const typed = async (name: string, text: string) => {
    const input = field(name);
    input.value = text;
    input.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await new Promise((done) => requestAnimationFrame(done));
    return input.validationMessage;
  };
  return { needed, field, typed };
}

it('M14 an amount outside its bounds is said with the rule before it is sent', async () => {
  const bounded = items.flatMap((item) =>
    item.kind === 'amount' && item.most !== undefined ? [{ item, most: item.most }] : []
  );
  expect(bounded).not.toEqual([]);
  for (const { item, most } of bounded) {
    const { needed, field, typed } = await fieldsOf(item);
    expect(field('value').validity.valueMissing).toBe(true);
    expect(await typed('value', formatPoints(most))).toBe('');
    expect(await typed('value', formatPoints(most + 1))).toContain(needed.words.zh);
    expect(await typed('value', '一点')).toContain(needed.words.zh);
    expect(await typed('value', formatPoints(most))).toBe('');
  }
});

it('a number of times is a whole one from 1', async () => {
  const counted = items.find((one) => one.kind === 'count' && neededFields(one).hasQuantity);
  const { field, typed } = await fieldsOf(counted ?? expect.fail('no item that is counted'));
  for (const text of ['0', '00', '1.5', '-1', '']) {
    await typed('quantity', text);
    expect(field('quantity').validity.valid, text).toBe(false);
  }
  expect(await typed('quantity', '12')).toBe('');
});
