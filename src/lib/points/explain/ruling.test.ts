import { expect, test } from 'vitest';
import { rulingNode } from './ruling';

const ruling = { date: '2026-11-27', body: '支委会', minutes: '支委会记录〔2026〕10号' };
const branch = { decides: [] };

test('where an assembly is to decide, another body’s ruling is a first assessment', () => {
  expect(rulingNode(ruling, branch).zh).toBe('初评：支委会 2026-11-27，支委会记录〔2026〕10号');
  expect(rulingNode(ruling, branch).en).toMatch(/^First assessed by 支委会/);
  expect(rulingNode({ ...ruling, body: '党员大会' }, branch).zh).toMatch(/^评定：党员大会/);
});

test('elsewhere it decides', () => {
  expect(rulingNode(ruling).zh).toMatch(/^评定：支委会/);
});

test('a marking paper is no ruling of a body that met', () => {
  const marked = { ...ruling, body: '组织部', kind: 'marking' } as const;
  expect(rulingNode(marked).zh).toBe('评分表：组织部 2026-11-27，支委会记录〔2026〕10号');
  expect(rulingNode(marked).en).toMatch(/^Marked by 组织部/);
});
