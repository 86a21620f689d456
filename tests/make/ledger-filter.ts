import type { LineFilter } from '$lib/server/ledger/line-filter';

/** All lines of a ledger, but for what is given. */
export const lineFilter = (given: Partial<LineFilter> = {}): LineFilter => ({
  ...{
    from: null,
    to: null,
    subject: null,
    items: null,
    basis: '',
    terms: [],
    upto: Number.MAX_SAFE_INTEGER
  },
  ...given
});

/** How the ledger's page asks for a month: all of its lines, of one person when named. */
export const linesOfMonth = (month: string, subject: string | null = null) => ({
  filter: lineFilter({ from: month, to: month, subject }),
  ...{ period: month, skip: 0, take: 100 }
});
