import { render } from 'vitest-browser-svelte';
import { beforeEach, describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '$lib/text/generated/runtime.js';
import MoveMark from './MoveMark.svelte';
import './name.css';
import Name from './Name.svelte';

beforeEach(() => overwriteGetLocale(() => 'zh-CN'));

describe('Name', () => {
  async function widthOf(name: string): Promise<number> {
    const { container } = await render(Name, { name });
    expect(container.textContent).toBe(name);
    const range = document.createRange();
    range.selectNodeContents(container);
    return range.getBoundingClientRect().width;
  }

  test('two characters are as wide as three, and nothing is wider than its letters', async () => {
    const three = await widthOf('王小明');
    expect(await widthOf('李明')).toBeCloseTo(three, 0);
    expect(await widthOf('𠮷㛃')).toBeGreaterThan((three / 3) * 2.5);
  });

  test.each(['李', '欧阳小明', '阿依努尔·热合曼', 'Li'])('%s stays as it is', async (name) => {
    const { container } = await render(Name, { name });
    expect(container.querySelector('.n2')).toBeNull();
    expect(container.textContent).toBe(name);
  });
});

test.each([
  [{ kind: 'up', by: 3 }, '上升 3 位', '▲ 3'],
  [{ kind: 'down', by: 2 }, '下降 2 位', '▽ 2']
] as const)(
  '%j is a triangle and a figure to see, words to hear, a sign as text',
  async (move, label, text) => {
    const screen = await render(MoveMark, { move });
    const mark = screen.getByRole('img', { name: label }).element();
    expect(mark.querySelector('svg')).not.toBeNull();
    expect(mark.textContent.replace(/\s+/g, ' ').trim()).toBe(text);
    expect(mark.querySelector('text')?.getBoundingClientRect().width).toBe(0);
  }
);

test.each([
  [{ kind: 'same' }, '持平'],
  [{ kind: 'new' }, '新列入']
] as const)('%j is a word', async (move, word) => {
  const screen = await render(MoveMark, { move });
  expect(screen.container.textContent.trim()).toBe(word);
});
