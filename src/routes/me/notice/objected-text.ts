import { itemNamed } from '$lib/points';
import type { SyncedObjection } from '$lib/sync';
import { m } from '$lib/text';
import { dayText } from '$lib/ui/text/dates';
import { itemText } from '$lib/ui/text/item-text';
import type { PhoneSession } from '../phone-session.svelte';

/**
 * The matter of an objection: the day and item of one's own entry, one's own row, or the whole notice; '' for somebody
 * else's row, which an objection doesn't name.
 */
export function objectedText(
  objection: Pick<SyncedObjection, 'about' | 'entry'>,
  { state, scheme }: Pick<PhoneSession, 'state' | 'scheme'>
): string {
  const entry = state.entries.find(({ id }) => id === objection.entry);
  if (entry) {
    const item = scheme && itemNamed(scheme, entry.item, entry.date);
    return `${dayText(entry.date)}\u3000${itemText(item, { ...entry, reverses: null })}`;
  }
  if (objection.about === 'whole') return m.objection_whole();
  return objection.about === 'own' ? m.objection_mine_row({ name: state.person.name }) : '';
}
