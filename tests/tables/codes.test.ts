import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const text = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** The codes of a union type, as its source has them. */
const codesOf = (name: string) =>
  [
    ...(
      new RegExp(`export type ${name} =([^;]+);`).exec(text('src/lib/tables/reading.ts'))?.[1] ?? ''
    ).matchAll(/'([a-z-]+)'/g)
  ].map(([, code]) => code);

test('docs/reading.md names each code of a question and of what is left out, and no other', () => {
  const named = [...text('docs/reading.md').matchAll(/^\| `([a-z-]+)`/gm)].map(([, code]) => code);
  expect(named.sort()).toEqual([...codesOf('QuestionCode'), ...codesOf('LeftOutCode')].sort());
});
