/** The keys of a keyboard with its signs, row by row. */
const rows = [
  ['`1234567890-=', '~!@#$%^&*()_+'],
  ['qwertyuiop[]', 'QWERTYUIOP{}'],
  ["asdfghjkl;'", 'ASDFGHJKL:"'],
  ['zxcvbnm,./', 'ZXCVBNM<>?']
] as const;

/** The beginnings of a keyboard's rows, from its left edge, in widths of a key. */
const begins = [-1, 0.5, 0.75, 1.25];

interface KeyPlace {
  x: number;
  y: number;
}

const places = new Map<string, KeyPlace>(
  rows.flatMap((layers, y) =>
    layers.flatMap((keys) => Array.from(keys, (key, at) => [key, { x: at + (begins[y] ?? 0), y }] as const))
  )
);

/** The number pad's columns, which are walks as well. */
const columns = ['7410', '8520', '9630'];

/** Digits in steps of two, upwards or downwards. */
const leap = /^(?:13579|1357|3579|02468|0246|2468|97531|9753|7531|86420|8642|6420)/;

/** The fewest keys in a row that are one thing to guess. */
const shortestWalk = 3;

/** How many walks take turns: two in `q1w2e3r4`, three in `qscwdvefb`. */
const turns = [1, 2, 3];

/** The fewest keys of walks that take turns, because fewer stand in many words. */
const shortestTurns = 8;

/**
 * Counts what there is to guess in a password: each walk over neighbouring keys, the same key again, letters
 * or digits in their order, or walks that take turns is one thing, and each other character too. `1q2w3e4r5t` is one.
 */
export function thingsToGuess(password: string): number {
  const letters = Array.from(password.normalize('NFKC'));
  let things = 0;
  for (let at = 0; at < letters.length;) {
    things += 1;
    const [leaps = ''] = leap.exec(letters.slice(at).join('')) ?? [];
    at += Math.max(1, leaps.length, ...turns.map((walks) => walksFrom(letters, at, walks)));
  }
  return things;
}

/** Keys from a place on that are so many walks taking turns; 0 when they are too few. */
function walksFrom(letters: readonly string[], at: number, walks: number): number {
  let keys = walks;
  const goesOn = walks === 1 ? follows : isBeside;
  while (goesOn(letters[at + keys - walks] ?? '', letters[at + keys] ?? '')) keys += 1;
  return keys >= (walks === 1 ? shortestWalk : Math.max(shortestTurns, walks * shortestWalk)) ? keys : 0;
}

/** Whether the keys are neighbours in a row. */
function isBeside(before: string, after: string): boolean {
  const [a, b] = [places.get(before), places.get(after)];
  return a !== undefined && b !== undefined && a.y === b.y && Math.abs(a.x - b.x) === 1;
}

function follows(before: string, after: string): boolean {
  const [a, b] = [places.get(before), places.get(after)];
  if (a && b) {
    const dx = Math.abs(a.x - b.x);
    if (a.y === b.y ? dx <= 1 : Math.abs(a.y - b.y) === 1 && dx <= 0.75) return true;
  }
  const isPair = before !== '' && after !== '';
  if (isPair && columns.some((keys) => keys.includes(before + after) || keys.includes(after + before)))
    return true;
  const step = (after.toLowerCase().codePointAt(0) ?? 0) - (before.toLowerCase().codePointAt(0) ?? 0);
  return /^[a-z0-9]$/i.test(before) && /^[a-z0-9]$/i.test(after) && Math.abs(step) <= 1;
}
