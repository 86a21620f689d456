import { parse, type Node } from 'acorn';
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from './base-test';

/**
 * Screens in halls have Chromium 87. Our build target doesn't reach everything (Kit builds the worker on its
 * own), so the output itself is checked.
 */
test('every script that a browser gets parses as ES2021 @core', () => {
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

/**
 * ES2021 has optional chaining, and Chromium knows it since 80. Until 91 it evaluated a call such as `f?.(...a, b)`, which
 * spreads more than its last argument, even where `f` is missing.
 */
test('no optional call spreads anything but its last argument @core', () => {
  const isWrong = (node: Node, isOptional: boolean): boolean => {
    const { type, arguments: given = [] } = node as Node & { arguments?: Node[] };
    const inChain = type === 'ChainExpression' || (isOptional && /^(?:Call|Member)Expression$/.test(type));
    if (inChain && given.slice(0, -1).some((one) => one.type === 'SpreadElement')) return true;
    return Object.entries(node).some(([key, value]) =>
      [value].flat().some((one: unknown) => isNode(one) && isWrong(one, inChain && key !== 'arguments'))
    );
  };
  expect(isWrong(parse('f?.(...a, b)', { ecmaVersion: 2021 }), false)).toBe(true);
  expect(isWrong(parse('a?.b.c(...d, ...e)', { ecmaVersion: 2021 }), false)).toBe(true);
  expect(isWrong(parse('f?.(g(...a, b), ...c)', { ecmaVersion: 2021 }), false)).toBe(false);
  const wrong = readdirSync('build/client', { recursive: true, encoding: 'utf8' }).filter(
    (file) =>
      file.endsWith('.js') &&
      isWrong(
        parse(readFileSync(`build/client/${file}`, 'utf8'), { ecmaVersion: 2021, sourceType: 'module' }),
        false
      )
  );
  expect(wrong).toEqual([]);
});

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

test('no script calls what came after Chromium 87: packages do so behind one’s back @core', () => {
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

/** Calls that parse as ES2015, but came to Chromium after version 51: of the language, and of the page. */
const after51 = [
  // The functions of objects that the build's own helper uses are asked for first.
  /\bObject\.(?:values|entries|fromEntries|hasOwn|groupBy)\b/,
  /\.(?:padStart|padEnd|trimStart|trimEnd|matchAll|replaceAll|flat|flatMap|at|findLast|finally|formatToParts)\(/,
  /\bPromise\.(?:allSettled|any|try|withResolvers)\b/,
  /\b(?:globalThis|BigInt|WeakRef|queueMicrotask|structuredClone|ResizeObserver|isSecureContext)\b/,
  /\bSymbol\.(?:asyncIterator|matchAll)\b/,
  /\b(?:AbortController|AbortSignal|fetch\()/,
  /\.(?:append|prepend|before|after|replaceWith|replaceChildren|toggleAttribute|getAttributeNames)\((?!\))/,
  /\b(?:once|signal):/,
  /hourCycle|innerHTML|DOMParser/,
  // A regular expression that the build makes of its text is read, and refused, when the script starts.
  /\\[pP]\{|\(\?<|RegExp\(/
];

test('the plain board’s script is a classic one of ES2015, calls nothing that came after Chromium 51, and stays small @core', () => {
  const script = readFileSync('build/client/lite.js', 'utf8');
  parse(script, { ecmaVersion: 2015, sourceType: 'script' });
  expect(after51.flatMap((newer) => newer.exec(script)?.[0] ?? [])).toEqual([]);
  // It has 10.3 KB; two more would be a library that has slipped in.
  expect(gzipSync(script).length).toBeLessThan(12_500);
});

test('no style uses what Chromium 87 drops silently @core', () => {
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
