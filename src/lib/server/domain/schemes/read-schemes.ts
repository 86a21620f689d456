import { canonical, type Json } from '$lib/notice';
import { parseScheme, type ParameterValues, type Scheme } from '$lib/points';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';

/** SHA-256 over a scheme's text and an adopter's values, 64 hex digits: names exactly these rules. */
export function schemeDigest(text: string, parameters: ParameterValues): string {
  // The canonical form has whole numbers only, so 62.5 goes into it as text.
  const written = Object.entries(parameters).map(([id, value]) => [
    id,
    Number.isSafeInteger(value) ? value : String(value)
  ]);
  const named: Json = { text, parameters: Object.fromEntries(written) as Record<string, Json> };
  return createHash('sha256').update(canonical(named)).digest('hex');
}

/**
 * Parsed schemes by name; 200, since a county's units share a few. A text of 40 KB makes about 200 KB. The same object is
 * returned each time, so that results which scoring caches for it are found again too.
 */
const read = new LRUCache<string, Scheme>({ max: 200 });

/** A scheme that was read before; null when it wasn't, or too long ago. Treat it as read-only. */
export function schemeKept(name: string): Scheme | null {
  return read.get(name) ?? null;
}

/** Keeps a scheme; those used last stay longest. */
export function keepScheme(name: string, scheme: Scheme): Scheme {
  read.set(name, scheme);
  return scheme;
}

/**
 * Reads a text, or returns an earlier reading of the same text with the same values. Treat it as read-only.
 * @param adopted see `parseScheme`
 * @throws SchemeError
 */
export function readScheme(
  text: string,
  parameters: ParameterValues,
  { adopted = false }: { adopted?: boolean } = {}
): Scheme {
  const digest = schemeDigest(text, parameters);
  return schemeKept(digest) ?? keepScheme(digest, parseScheme(text, { parameters, adopted }));
}
