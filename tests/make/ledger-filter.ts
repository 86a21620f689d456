import type { LineFilter } from '$lib/server/domain/ledger/line-filter';

/** A filter for all lines of a ledger, except as given. */
export const lineFilter = (given: Partial<LineFilter> = {}): LineFilter => ({
  from: null,
  to: null,
  subject: null,
  items: null,
  basis: '',
  terms: [],
  upto: Number.MAX_SAFE_INTEGER,
  ...given
});

/** The request of the ledger's page for a month: all of its lines, or one person's. */
export const linesOfMonth = (month: string, subject: string | null = null) => ({
  filter: lineFilter({ from: month, to: month, subject }),
  period: month,
  skip: 0,
  take: 100
});
