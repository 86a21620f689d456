import type { ICruiseResult } from 'dependency-cruiser';
import { ESLint } from 'eslint';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixtures = fileURLToPath(new URL('./fixtures', import.meta.url));
const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[];
};

interface Sighting {
  file: string;
  rule: string;
}

/** The violations that a fixture announces: `boundary: rule`, or `boundary: rule 3` for three of them. */
const expected = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
  .filter((file) => /[.](ts|svelte)$/.test(file))
  .flatMap((file) =>
    [...readFileSync(`${fixtures}/${file}`, 'utf8').matchAll(/boundary: ([\w@/-]+)(?: (\d+))?/g)].map(
      ([, rule = '', times = '1']) => ({ file, rule, times: Number(times) })
    )
  );

/** Runs the command of `npm run boundaries` in another folder, since its settings name files relative to that. */
function cruised(cwd: string, ...options: string[]): ICruiseResult {
  const command = `${root}/node_modules/dependency-cruiser/bin/dependency-cruise.mjs`;
  const args = [command, '--config', `${root}/.dependency-cruiser.cjs`, '--output-type', 'json', ...options];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1e9 });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as ICruiseResult;
}

async function linted(): Promise<Sighting[]> {
  const eslint = new ESLint({ cwd: fixtures, overrideConfigFile: `${root}/eslint.config.js` });
  const results = await eslint.lintFiles(['src', 'display']);
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ ruleId, message }) => ({
      file: filePath.slice(fixtures.length + 1),
      rule: ruleId ?? message
    }))
  );
}

/** Runs the command of `npm run lint:promises` in the fixtures. */
function lintedWithTypes(): Sighting[] {
  const args = ['--config', `${root}/.oxlintrc.json`, '--type-aware', '--format', 'json', 'src', 'display'];
  const { stdout, stderr } = spawnSync(`${root}/node_modules/.bin/oxlint`, args, {
    cwd: fixtures,
    encoding: 'utf8'
  });
  if (stdout === '') throw new Error(stderr);
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] };
  // It says `typescript(rule)`, as other linters say `typescript/rule`.
  return diagnostics.map(({ filename, code }) => ({
    file: filename,
    rule: code.replace('(', '/').replace(')', '')
  }));
}

describe('every boundary holds: a file that crosses it is seen', () => {
  let seen: Sighting[];

  beforeAll(async () => {
    const { summary } = cruised(fixtures, 'src', 'display');
    seen = [
      ...summary.violations.map(({ from, rule }) => ({ file: from, rule: rule.name })),
      ...(await linted()),
      ...lintedWithTypes()
    ];
  }, 180_000);

  test.each(expected)('$rule: $file', ({ file, rule, times }) => {
    expect(seen.filter((each) => each.file === file && each.rule === rule)).toHaveLength(times);
  });

  test('nothing else is seen: a boundary in the wrong place is a fault too', () => {
    const said = (sighting: Sighting) =>
      expected.some(({ file, rule }) => file === sighting.file && rule === sighting.rule);
    expect(seen.filter((each) => !said(each))).toEqual([]);
  });

  test.each(forbidden.map(({ name }) => name))('%s has a fixture', (name) => {
    expect(expected.map(({ rule }) => rule)).toContain(name);
  });
});

test('the boundaries see this app: components, aliases and type imports', () => {
  // Two files suffice here; `npm run boundaries` checks all.
  const { modules } = cruised(
    root,
    '--max-depth',
    '1',
    'src/lib/ui/Qr.svelte',
    'src/lib/server/platform/command/run-command.ts'
  );
  const seenFrom = (from: string) =>
    modules.find(({ source }) => source === from)?.dependencies.map(({ resolved }) => resolved);
  expect(seenFrom('src/lib/ui/Qr.svelte')).toContain('src/lib/ui/qr.ts');
  expect(seenFrom('src/lib/server/platform/command/run-command.ts')).toContain('src/lib/notice/index.ts');
  expect(seenFrom('src/lib/server/platform/command/run-command.ts')).toContain(
    'src/lib/server/platform/access/actor.ts'
  );
}, 60_000);
