import type { MyState } from '../../src/lib/sync';

/** The state without the instant of its answer. Its decisions are read by their ids, so they have no order. */
export function stateText({ at: _, decisions, ...state }: MyState): string {
  const byId = [...decisions].sort((a, b) => (a.id < b.id ? -1 : 1));
  return JSON.stringify(sorted({ ...state, decisions: byId }));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)])
  );
}

/** The members by which two states differ, for the message. */
export function stateDifference(one: MyState, other: MyState): string {
  const names = Object.keys(other) as (keyof MyState)[];
  return names
    .filter(
      (name) => name !== 'at' && JSON.stringify(sorted(one[name])) !== JSON.stringify(sorted(other[name]))
    )
    .map((name) => `${name}: ${JSON.stringify(one[name])} ≠ ${JSON.stringify(other[name])}`.slice(0, 600))
    .join('\n');
}
