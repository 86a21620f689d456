const clause = 'clause: { ref: a, text: b }';
const head = 'id: hostile\nname: n\nenglish: e\nsource: s\nscore: { month: points, year: balance }\n';
const force = 'inForce: [{ from: 2024-01-01 }]\n';
const section = 'sections: [{ id: s, name: n, english: e }]\n';
const item = (n: number, more: string, own = 's') =>
  `  - { id: i${n}, section: ${own}, name: n${n}, english: e, ${more}, ${clause} }\n`;
const many = (count: number, each: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => each(n)).join('');
const items = (count: number, more: (n: number) => string) =>
  `items:\n${many(count, (n) => item(n, more(n)))}`;
const day = (n: number) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10);
const fill = (text: string, each: (n: number) => string) => {
  const count = Math.floor((249_000 - text.length) / each(99_999).length);
  return text + many(count, each);
};

/**
 * Scheme files made to take long, each as large as a file or its lists may be, with the check's first result:
 * an error's code, or `warning` or `nothing` where the file can be used for scoring.
 */
export const hostileSchemes: Record<string, { text: string; says: string }> = {
  'keys without end': { text: fill(head + force, (n) => `k${n}: 1\n`), says: 'missing-key' },
  'keys without end, each with an anchor': {
    text: fill(head + force, (n) => `k${n}: &a${n} 1\n`),
    says: 'not-yaml'
  },
  'items without end': {
    text: fill(`${head}${force}${section}items:\n`, (n) => item(n, 'kind: fact')),
    says: 'too-many'
  },
  'items that are none': { text: fill(`${head}${force}items:\n`, () => '  - {}\n'), says: 'missing-key' },
  'versions without end': {
    text: fill(
      `${head}${section}${items(1, () => 'kind: fact')}inForce:\n`,
      (n) => `  - { from: ${day(n)}, to: ${day(n)} }\n`
    ),
    says: 'too-many'
  },
  'a thousand items, changed fifty times': {
    text: `${head}${section}${items(1000, () => 'kind: count, points: 1')}inForce:\n${many(
      50,
      (n) =>
        `  - { from: ${day(n)}, to: ${day(n)}, changes: { items: { ${many(100, (k) => `i${n + k}: { points: ${n + 2} }, `)}} } }\n`
    )}`,
    says: 'nothing'
  },
  'a thousand items, each waiting for the next': {
    text:
      head + force + section + items(1000, (n) => `kind: standing, points: 1, unless: [i${(n + 1) % 1000}]`),
    says: 'cycle'
  },
  'parameters that name each other': {
    text: `${head}${force}${section}${items(1000, () => 'kind: count, points: $p0')}parameters:\n${many(
      300,
      (n) => `  - { id: p${n}, name: n, english: e, value: ${n === 299 ? '3' : `$p${n + 1}`} }\n`
    )}`,
    says: 'nothing'
  },
  'parameters without end': {
    text: fill(
      `${head}${force}${section}${items(1, () => 'kind: fact')}parameters:\n`,
      (n) => `  - { id: p${n}, name: n, english: e, value: $p${n + 1} }\n`
    ),
    says: 'too-many'
  },
  'clauses that compare everything': {
    text: `${head}${force}${section}${items(1000, () => 'kind: count, points: 1')}sameMatter:\n${many(
      30,
      (n) =>
        `  - { id: m${n}, kind: highest, items: [${many(600, (k) => `i${k}, `)}], most: 100, ${clause} }\n`
    )}`,
    says: 'warning'
  },
  'spans of ranks that overlap': {
    text: `${head}${force}${section}items:\n${many(18, (n) =>
      item(
        n,
        `kind: ranks, ranks: [${many(200, (k) => `{ first: ${k + 1}, last: ${k + 999}, points: 1 }, `)}]`
      )
    )}`,
    says: 'warning'
  },
  'lists within lists': { text: `${head}${force}defaults: ${'['.repeat(240_000)}`, says: 'too-deep' },
  'lists within lists, closed': {
    text: `${head}${force}defaults: ${'['.repeat(600)}${']'.repeat(600)}\n`,
    says: 'too-deep'
  },
  'words without end': {
    text: `${head}${force}${section}items:\n${item(0, 'kind: fact').replace('text: b', `text: "${'评论'.repeat(120_000)}"`)}`,
    says: 'too-long'
  },
  'a hundred megabytes': { text: `id: ${'x'.repeat(100_000_000)}`, says: 'too-large' }
};
