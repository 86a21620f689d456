import type { AgendaItem } from '$lib/server/domain/meetings/agenda';
import { m } from '$lib/text';

/** The names of those who step aside, with a count of those whose names the reader may not see. */
export function recusedText({ recused, unnamed }: Pick<AgendaItem, 'recused' | 'unnamed'>): string[] {
  return unnamed === 0 ? recused : [...recused, m.office_meeting_unnamed({ count: unnamed })];
}
