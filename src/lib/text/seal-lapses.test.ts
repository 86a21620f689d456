import { expect, test } from 'vitest';
import sealing from './messages/seal.en.json' with { type: 'json' };

test('a proposal to seal lapses in every English sentence, and is never void', () => {
  const sentences = Object.entries(sealing).map(([name, text]) => [name, JSON.stringify(text)] as const);
  expect(sentences.filter(([, text]) => /\bvoid\b/i.test(text)).map(([name]) => name)).toEqual([]);
  expect(sealing.seal_two).toContain('the proposal lapse');
  expect(sealing.seal_waits_hint).toContain('the proposal lapses');
});
