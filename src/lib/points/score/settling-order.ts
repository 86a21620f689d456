import { kindOf, type Item, type Part } from '../kinds';

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
    for (const reference of kindOf(item).looksAt?.(item) ?? []) {
      const other = byId.get(reference.item);
      if (other && (reference.settled || partOf(item) || !kindOf(other).isEntered(other))) settle(other);
    }
    waiting.delete(item.id);
    if (done.has(item.id)) return;
    done.add(item.id);
    order.push(item);
  }

  for (const item of items) settle(item);
  return cycle === null ? { ok: true, items: order } : { ok: false, cycle };
}

/** Id of the item that this one's lines are settled with. */
export function homeOf(item: Item): string {
  return partOf(item)?.of ?? item.id;
}

function partOf(item: Item): Part | null {
  return kindOf(item).partOf?.(item) ?? null;
}
