import { expect, it } from 'vitest';
import { documentSentences, type Heading } from './document-sentences';

it('thousands of numbers in one line are each looked at a few times', () => {
  let reads = 0;
  const heading = (n: number): Heading => ({
    get start() {
      reads += 1;
      return n * 2;
    },
    end: n * 2 + 1,
    why: 'number'
  });
  const headings = Array.from({ length: 1000 }, (_, n) => heading(n));
  const sentences = documentSentences('①甲'.repeat(1000), { rows: [], parts: [], headings });
  expect(sentences).toHaveLength(1000);
  expect(reads).toBeLessThan(20_000);
});
