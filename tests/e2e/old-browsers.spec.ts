import { parse } from 'acorn';
import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from './base-test';

/**
 * Screens in halls have Chromium 87. Our build target doesn't reach everything (Kit builds the worker on its
 * own), so the output itself is checked.
 */
test('every script that a browser gets parses as ES2021', () => {
  const scripts = readdirSync('build/client', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js')
  );
  expect(scripts).toContain('service-worker.js');
  const refused = scripts.flatMap((file) => {
    try {
      parse(readFileSync(`build/client/${file}`, 'utf8'), { ecmaVersion: 2021, sourceType: 'module' });
      return [];
    } catch (error) {
      return [`${file}: ${String(error)}`];
    }
  });
  expect(refused).toEqual([]);
});

test('no script calls what came after Chromium 87: packages do so behind one’s back', () => {
  const newer =
    /\b(?:Object\.(?:hasOwn|groupBy)|Array\.fromAsync|Promise\.withResolvers|AbortSignal\.(?:any|timeout)|structuredClone|crypto\.randomUUID)\(|\.(?:findLast|findLastIndex|toSorted|toReversed|toSpliced)\(/;
  const calling = readdirSync('build/client', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => {
      const [found] = newer.exec(readFileSync(`build/client/${file}`, 'utf8')) ?? [];
      return found ? [`${file}: ${found}`] : [];
    });
  expect(calling).toEqual([]);
});

test('no style uses what Chromium 87 drops silently', () => {
  const styles = readdirSync('build/client', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.css')
  );
  const newer = /:(?:is|has|where)\(|@layer|@container|(?<!-)aspect-ratio:|oklch\(|color-mix\(/;
  const refused = styles.flatMap((file) => {
    const [found] = newer.exec(readFileSync(`build/client/${file}`, 'utf8')) ?? [];
    return found ? [`${file}: ${found}`] : [];
  });
  expect(styles.length).toBeGreaterThan(0);
  expect(refused).toEqual([]);
});
