import { expect, it, vi } from 'vitest';
import { noteShown, wasShown } from './shown-once';

it('is said once', () => {
  const kept = new Map<string, string>();
  const storage = () =>
    ({
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value)
    }) as Storage;
  expect(wasShown('http', storage)).toBe(false);
  noteShown('http', storage);
  expect(wasShown('http', storage)).toBe(true);
});

it('is said again, and nothing breaks, where the browser keeps nothing', () => {
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const blocked = () => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  noteShown('http', blocked);
  expect(wasShown('http', blocked)).toBe(false);
  expect(warn).toHaveBeenCalledOnce();
});
