import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const filesOf = (...patterns: string[]) =>
  execFileSync('git', ['ls-files', ...patterns], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);

/** Ids of the rules that a document states, each in bold at the beginning of its item. */
const stated = (file: string) => [...read(file).matchAll(/^- \*\*([SB]\d+) /gm)].map(([, id = '']) => id);

/** Ids at the beginning of a test's or a group's name: `S5 S10 a form …`. */
const named = /\b(?:test|it|describe)\b[^'"`\n]*(?:\n\s*)?['"`]((?:S\d+ )+)/g;
/** Ids at the beginning of a comment: `B10 B11: measures …`. */
const commented = /(?:\/\*\* |^\s*\* )((?:B\d+ ?)+): /gm;

function quoted(files: readonly string[], form: RegExp): string[] {
  const ids = files.flatMap((file) =>
    [...read(file).matchAll(form)].flatMap(([, found = '']) => found.trim().split(' '))
  );
  return [...new Set(ids)];
}

test.each([
  ['docs/sync.md', filesOf('*.test.ts', '*.spec.ts', 'tests/contract/*.ts'), named],
  ['docs/bench.md', filesOf('src/cli/bench/*.ts'), commented]
])('each rule of %s is quoted by its id, and no other id is', (document, files, form) => {
  expect(quoted(files, form).sort()).toEqual(stated(document).sort());
});

test('docs/bench.md has a row for each bench, and for no other', () => {
  const rows = [...read('docs/bench.md').matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
  const [, list = ''] = /const benches[^{]*\{([^}]*)\}/.exec(read('src/cli/bench/main.ts')) ?? [];
  const benches = [...list.matchAll(/^\s*'?([\w-]+)'?[,:]/gm)].map(([, name]) => name);
  expect(rows.sort()).toEqual(benches.sort());
});
