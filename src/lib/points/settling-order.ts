import { kindOf, type Item } from './kinds';

/**
 * The order in which items are settled: that of the file, but what an item looks at comes first (M6: the order of
 * writing changes nothing). `cycle`: an item that in the end waits for itself, or is a part of itself.
 */
export function settlingOrder(
  items: readonly Item[]
): { ok: true; items: Item[] } | { ok: false; cycle: string } {
  const byId = new Map(items.map((item) => [item.id, item]));
  const done = new Set<string>();
  const order: Item[] = [];
  let cycle: string | null = null;

  const waiting = new Set<string>();

  function settle(item: Item): void {
    if (done.has(item.id) || cycle !== null) return;
    if (waiting.has(item.id)) {
      cycle = item.id;
      return;
    }
    waiting.add(item.id);
    for (const look of kindOf(item).looksAt?.(item) ?? []) {
      const other = byId.get(look.item);
      if (other && (look.settled || isPart(item) || other.kind === 'standing')) settle(other);
    }
    waiting.delete(item.id);
    if (done.has(item.id)) return;
    done.add(item.id);
    order.push(item);
  }

  for (const item of items) settle(item);
  return cycle === null ? { ok: true, items: order } : { ok: false, cycle };
}

/** A clause, or another way to assess, is settled with what it is a part of. */
function isPart(item: Item): boolean {
  return (item.kind === 'clause' || item.kind === 'assess') && item.of !== undefined;
}

/** Id of the item that this one's lines are settled with. */
export function homeOf(item: Item): string {
  return item.kind === 'clause' || item.kind === 'assess' ? (item.of ?? item.id) : item.id;
}
