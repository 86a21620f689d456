import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string; comment?: string }[];
};

const contributing = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8');

test('each boundary says in one line what it is for', () => {
  expect(forbidden.filter(({ comment }) => !comment).map(({ name }) => name)).toEqual([]);
  expect(forbidden.filter(({ comment = '' }) => comment.length > 140).map(({ name }) => name)).toEqual([]);
});

test('CONTRIBUTING lists the boundaries in the lint’s own words (vitest -u writes it)', async () => {
  const lines = forbidden.map(({ name, comment }) => `- \`${name}\`: ${comment}`);
  const text = contributing.replace(
    /(?<=<!-- boundaries -->\n)[^]*(?=<!-- end -->)/,
    () => `\n${lines.join('\n')}\n\n`
  );
  await expect(text).toMatchFileSnapshot('../../CONTRIBUTING.md');
});

test('CONTRIBUTING stays a page of at most 120 lines', () => {
  expect(contributing.split('\n').length).toBeLessThanOrEqual(121);
});
