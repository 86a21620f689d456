import { wholeYear } from '$lib/calendar';
import { score, type Entry, type Scheme, type Subject } from '$lib/points';

const nobody: Subject = { id: 'P', name: '', pool: '', group: '', from: null, to: null };

/**
 * Gives the worth of a single entry in hundredths, 0 for a reversal. The product's own engine determines it,
 * so that each peer multiplies and adds the same figures.
 */
export function worthsIn(scheme: Scheme): (entry: Entry) => number {
  const known = new Map<string, number>();
  return ({ item, value, reverses }) => {
    if (reverses !== null) return 0;
    const key = `${item} ${value}`;
    const worth = known.get(key) ?? alone(scheme, item, value);
    known.set(key, worth);
    return worth;
  };
}

function alone(scheme: Scheme, item: string, value: string): number {
  const year = wholeYear(scheme.inForce[0]?.from ?? '');
  const entry: Entry = {
    id: 'E',
    subject: nobody.id,
    item,
    value,
    quantity: 1,
    date: `${year}-01-15`,
    period: `${year}-01`,
    matterKey: '',
    reverses: null
  };
  const [row] = score({ scheme, subjects: [nobody], entries: [entry], period: year }).rows;
  return row?.effects.find((effect) => effect.entry === entry.id)?.points ?? 0;
}
