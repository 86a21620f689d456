import { own } from '../own';
import { isRecord } from './parameters';

/**
 * The file with what a version changes. A list is changed element by element, by id: `items: { late: { points: 3 } }`;
 * an id that isn't there is added, null takes one away. Everything else is merged key by key.
 */
export function changed(data: unknown, changes: unknown): unknown {
  if (Array.isArray(data) && isRecord(changes)) {
    const kept = data.flatMap((one: unknown) => {
      const id = isRecord(one) ? String(one['id']) : '';
      const change = own(changes, id);
      if (change === undefined) return [one];
      return change === null ? [] : [changed(one, change)];
    });
    const known = new Set(data.map((one: unknown) => (isRecord(one) ? String(one['id']) : '')));
    const added = Object.entries(changes).flatMap(([id, one]) =>
      known.has(id) || !isRecord(one) ? [] : [{ id, ...one }]
    );
    return [...kept, ...added];
  }
  if (!isRecord(data) || !isRecord(changes)) return changes;
  // Through entries, never by assigning to a key that the file names: `__proto__` would be no key then.
  const merged = new Map(Object.entries(data));
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) merged.delete(key);
    else merged.set(key, merged.has(key) ? changed(merged.get(key), value) : value);
  }
  return Object.fromEntries(merged);
}
