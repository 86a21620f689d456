import { expect, it } from 'vitest';
import { checkScreen } from './check-machine';

const machine = (has: Record<string, string>) => checkScreen((command) => has[command] ?? null);

it('says what a board on this machine would miss, and that a server misses nothing', () => {
  const ready = { chromium: 'Chromium 140', 'fc-list': 'Noto Sans CJK SC' };
  expect(machine(ready)).toMatchObject([{ level: 'ok', next: null }]);
  // fc-list answers, and lists nothing.
  const [bare] = machine({ 'fc-list': '\n' });
  expect(bare).toMatchObject({
    level: 'ok',
    en: 'this machine has no browser (chromium) and no Chinese fonts (fonts-noto-cjk)'
  });
  expect(bare?.next?.zh).toContain('只作服务器不要紧');
  expect(machine({ 'google-chrome': 'x' })[0]?.zh).toBe('这台机器没有中文字体（fonts-noto-cjk）');
});
