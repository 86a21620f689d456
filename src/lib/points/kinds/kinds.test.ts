import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const pointsFolder = fileURLToPath(new URL('..', import.meta.url));
const kinds = readdirSync(`${pointsFolder}kinds`, { withFileTypes: true })
  .filter((one) => one.isDirectory())
  .map(({ name }) => name);
/** These reasons of effects share their names with kinds. */
const reasons = new Set(['fact', 'standing', 'weighted', 'shortfall', 'excess', 'veto']);
/**
 * Proposing a scheme writes kinds, an explanation draws a weighting and a ballot in their own ways; the numbers of a
 * file are said by the keys that they stand under: all three only describe, and none counts. `assess` is a step of
 * the procedure, too.
 */
const apart =
  /^(kinds|propose|explain|numbers)\/|^deadlines\/(deadline-shape|needed-before)\.ts$|\.test\.ts$/;

const any = kinds.join('|');
const alone = kinds.filter((kind) => !reasons.has(kind)).join('|');
const named = new RegExp(String.raw`\bkind(:| [!=]==) '(${any})'|\bcase '(${any})'|'(${alone})'`);

describe('the kinds of items', () => {
  it('are known by name to nothing else that counts or checks: a new one is a folder and its lines', () => {
    const files = readdirSync(pointsFolder, { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.ts') && !apart.test(file));
    expect(kinds.length).toBeGreaterThan(14);
    expect(files.length).toBeGreaterThan(60);
    expect(files.filter((file) => named.test(readFileSync(`${pointsFolder}${file}`, 'utf8')))).toEqual([]);
  });
});

it('M9 docs/rules.md lists every kind of item, and no other', () => {
  const [, table = ''] = readFileSync(`${pointsFolder}../../../docs/rules.md`, 'utf8').split(
    '**M9 Item kinds.**'
  );
  const listed = [...(table.split('**M10')[0] ?? '').matchAll(/^\| `([\w-]+)`/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual([...kinds].sort());
});
