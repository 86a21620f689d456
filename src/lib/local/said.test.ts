import { expect, it, vi } from 'vitest';
import { noteSaid, wasSaid } from './said';

it('is said once', () => {
  const kept = new Map<string, string>();
  const storage = () =>
    ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value)
    }) as Storage;
  expect(wasSaid('http', storage)).toBe(false);
  noteSaid('http', storage);
  expect(wasSaid('http', storage)).toBe(true);
});

it('is said again, and nothing breaks, where the browser keeps nothing', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const blocked = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  noteSaid('http', blocked);
  expect(wasSaid('http', blocked)).toBe(false);
  expect(warn).toHaveBeenCalledOnce();
});
