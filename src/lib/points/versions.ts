import { isRecord } from './parameters';

/**
 * The file with what a version changes. A list is changed element by element, by id: `items: { late: { points: 3 } }`;
 * an id that isn't there is added, null takes one away. Everything else is merged key by key.
 */
export function changed(data: unknown, changes: unknown): unknown {
  if (Array.isArray(data) && isRecord(changes)) {
    const kept = data.flatMap((one: unknown) => {
      const id = isRecord(one) ? String(one['id']) : '';
      if (!(id in changes)) return [one];
      return changes[id] === null ? [] : [changed(one, changes[id])];
    });
    const known = new Set(data.map((one: unknown) => (isRecord(one) ? String(one['id']) : '')));
    const added = Object.entries(changes).flatMap(([id, one]) =>
      known.has(id) || !isRecord(one) ? [] : [{ id, ...one }]
    );
    return [...kept, ...added];
  }
  if (!isRecord(data) || !isRecord(changes)) return changes;
  const merged: Record<string, unknown> = { ...data };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete merged[key];
    else merged[key] = key in merged ? changed(merged[key], value) : value;
  }
  return merged;
}
