import { expect, test, vi } from 'vitest';
import { MeasureCache, type MeasureStorage } from './measure-cache';

function storage(): MeasureStorage & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name)
  };
}

const start = (on: MeasureStorage | null, stamp = '1') => new MeasureCache({ storage: on, name: 'a', stamp });

test('what was measured is there at the next start, of the same program alone', () => {
  const disk = storage();
  const first = start(disk);
  first.set('text', [['one'], ['two']]);
  first.save();
  expect(start(disk).get('text')).toEqual([['one'], ['two']]);
  expect(start(disk, '2').get('text')).toBeUndefined();
});

test('nothing is written while nothing is new', () => {
  const disk = storage();
  const write = vi.spyOn(disk, 'setItem');
  const measures = start(disk);
  measures.save();
  measures.set('a', 1);
  measures.save();
  measures.save();
  expect(write).toHaveBeenCalledTimes(1);
});

test('a torn one, a full disk and none at all cost the head start alone', () => {
  const warned = vi.spyOn(console, 'warn').mockReturnValue();
  const disk = storage();
  disk.kept.set('a', '{"stamp":"1","entr');
  expect(start(disk).get('a')).toBeUndefined();
  const full = {
    ...storage(),
    setItem: () => {
      throw new Error('QuotaExceededError');
    }
  };
  const measures = start(full);
  measures.set('a', 1);
  expect(() => measures.save()).not.toThrow();
  expect(measures.get('a')).toBe(1);
  expect(warned).toHaveBeenCalledTimes(2);
  const none = start(null);
  none.set('a', 1);
  none.save();
  expect(none.get('a')).toBe(1);
});

test('a screen that is nobody’s any more keeps nothing', () => {
  const disk = storage();
  const measures = start(disk);
  measures.set('a', 1);
  measures.save();
  measures.clear();
  expect([measures.get('a'), disk.kept.size]).toEqual([undefined, 0]);
});

test('it doesn’t grow: neither in memory nor on the disk', () => {
  const disk = storage();
  const measures = start(disk);
  for (let at = 0; at < 1000; at += 1) measures.set(String(at), 'x'.repeat(100));
  measures.save();
  expect(disk.kept.get('a')?.length).toBeLessThan(60_000);
  measures.set('long', 'x'.repeat(500_000));
  measures.save();
  expect(disk.kept.size).toBe(0);
});
