import { explain, type Effect } from '$lib/points';
import type { MyEntry } from '$lib/sync';
import { getLocale, m } from '$lib/text';
import { dayText } from '$lib/ui/dates';
import { nameOf } from './format';
import type { PhoneSession } from './phone-session.svelte';

/** Why an effect has other points than one expects, with the entries that explain it by their day; else ''. */
export function whyOf(
  { scheme }: Pick<PhoneSession, 'scheme'>,
  effect: Effect,
  because: readonly MyEntry[]
): string {
  if (!scheme || effect.reason === 'counted' || effect.reason === 'standing') return '';
  const named = (id: string) => {
    const entry = because.find((one) => one.id === id);
    if (!entry) return id;
    const item = scheme.items.find((one) => one.id === entry.item);
    return m.phone_because_entry({ day: dayText(entry.date), item: item ? nameOf(item) : entry.basis });
  };
  return explain(effect, getLocale() === 'zh-CN' ? 'zh' : 'en', named);
}
