import type { AgendaItem } from '$lib/server/meetings/agenda';
import { m } from '$lib/text';

/** Who steps aside, in words; how many more, where whoever looks isn't told their names. */
export function recusedNames({ recused, unnamed }: Pick<AgendaItem, 'recused' | 'unnamed'>): string[] {
  return unnamed === 0 ? recused : [...recused, m.office_meeting_unnamed({ count: unnamed })];
}
