import type { StoredProof } from '$lib/local/board/shown-store';
import type { Showing } from '$lib/sync';
import { afterEach, expect, it, vi } from 'vitest';
import { PlainShownStore } from './plain-shown-store';

afterEach(() => {
  vi.unstubAllGlobals();
});

function proofOf(day: string, showings: number): StoredProof {
  const sums = { first: `${day}T01:00:00.000Z`, last: `${day}T09:00:00.000Z`, seconds: 900, open: 900 };
  const shown = Array.from({ length: showings }, (_, n): Showing => [
    1_790_000_000_000 + n * 20_000,
    10_000,
    1
  ]);
  const notice = { code: '3n9k2m7q8x', day, run: '0123456789abcdef', ...sums, showings: shown, unsure: 40 };
  return { board: 'paired', notice, reported: 0 };
}

it('weeks without a server fit into the storage: former days keep their sums alone', async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => {
      kept.set(key, text);
    }
  });
  const days = Array.from({ length: 20 }, (_, n) => `2026-10-${String(n + 1).padStart(2, '0')}`);
  const store = new PlainShownStore();
  for (const day of days) await store.write([proofOf(day, 4000)]);
  const text = [...kept.values()].join('');
  expect(text.length).toBeLessThan(1_500_000);
  const read = await new PlainShownStore().all();
  expect(read.map(({ notice }) => [notice.day, notice.seconds])).toEqual(days.map((day) => [day, 900]));
  expect(read.flatMap(({ notice }) => (notice.showings ? [notice.day] : []))).toEqual(['2026-10-20']);
});
