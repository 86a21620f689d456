/** The keys of a keyboard with its signs, row by row. */
const rows = [
  ['`1234567890-=', '~!@#$%^&*()_+'],
  ['qwertyuiop[]', 'QWERTYUIOP{}'],
  ["asdfghjkl;'", 'ASDFGHJKL:"'],
  ['zxcvbnm,./', 'ZXCVBNM<>?']
] as const;

/** The beginnings of a keyboard's rows, from its left edge, in widths of a key. */
const begins = [-1, 0.5, 0.75, 1.25];

const places = new Map(
  rows.flatMap((layers, y) =>
    layers.flatMap((keys) => Array.from(keys, (key, at) => [key, { x: at + (begins[y] ?? 0), y }] as const))
  )
);

/** The fewest keys in a row that are one thing to guess. */
const shortestWalk = 3;

/**
 * Counts what there is to guess in a password: each walk over neighbouring keys, the same key again, or
 * letters and digits in their order is one thing, and each other character too. `1q2w3e4r5t` is one.
 */
export function thingsToGuess(password: string): number {
  const letters = Array.from(password.normalize('NFKC'));
  let things = 0;
  for (let at = 0; at < letters.length;) {
    let end = at + 1;
    while (end < letters.length && follows(letters[end - 1] ?? '', letters[end] ?? '')) end += 1;
    things += end - at >= shortestWalk ? 1 : end - at;
    at = end;
  }
  return things;
}

function follows(before: string, after: string): boolean {
  const [a, b] = [places.get(before), places.get(after)];
  if (a && b) {
    const dx = Math.abs(a.x - b.x);
    if (a.y === b.y ? dx <= 1 : Math.abs(a.y - b.y) === 1 && dx <= 0.75) return true;
  }
  const step = (after.toLowerCase().codePointAt(0) ?? 0) - (before.toLowerCase().codePointAt(0) ?? 0);
  return /^[a-z0-9]$/i.test(before) && /^[a-z0-9]$/i.test(after) && Math.abs(step) <= 1;
}
