import { expect, it } from 'vitest';
import { readDocument } from './index';

/** The least milliseconds of three readings. */
function timeOf(text: string): number {
  const times = Array.from({ length: 3 }, () => {
    const started = performance.now();
    readDocument(text);
    return performance.now() - started;
  });
  return Math.min(...times);
}

const repeated = (part: (n: number) => string, count: number, between: string) =>
  Array.from({ length: count }, (_, n) => part(n)).join(between);

it.each([
  ['goods with their points', (n: number) => `毛巾${String((n % 90) + 1)}分`, '，'],
  ['the same words again and again', () => '加5分', ''],
  ['damaged words', () => '扌II5分', '，'],
  [
    'cases of a list',
    (n: number) => `${n === 0 ? '有下列情形之一的，每次扣5分：\n' : ''}（${String((n % 9) + 1)}）甲`,
    ' '
  ]
])('%s in one line take no more than in proportion', (_, part, between) => {
  timeOf(repeated(part, 500, between));
  const [short, long] = [500, 5000].map((count) => timeOf(repeated(part, count, between)));
  // Ten times the text takes about ten times as long; a hundred times would be quadratic.
  expect((long ?? 0) / Math.max(short ?? 0, 1)).toBeLessThan(35);
});
