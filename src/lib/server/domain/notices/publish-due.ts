import { lastMonth, nextMonth, periodKind, type Day } from '$lib/calendar';
import type { Scheme } from '$lib/points';

/** The last day on which a document wants a month published, with the document's clause. */
export interface PublishDue {
  day: Day;
  clause: string;
}

/**
 * The day by which a period's result has to be published (E 四 1: 次月5日前); null where the document names
 * none.
 */
export function publishDue({ procedure }: Pick<Scheme, 'procedure'>, period: string): PublishDue | null {
  const { publishedBy } = procedure;
  if (!publishedBy || periodKind(period) !== 'month') return null;
  const day = `${nextMonth(lastMonth(period))}-${String(publishedBy.day).padStart(2, '0')}`;
  return { day, clause: publishedBy.clause.ref };
}
