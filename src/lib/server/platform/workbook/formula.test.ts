import { expect, test } from 'vitest';
import { harmless } from './formula';

test.each(['=1+1', '+86', '-x', '@a', '\tx', '＝1'])('%o leaves as text', (text) =>
  expect(harmless(text)).toBe(`'${text}`)
);
test('other text leaves as it is', () => expect(harmless('调字〔2026〕1号')).toBe('调字〔2026〕1号'));
