import { fraction, larger, sum, times, whole, zero, decimal, minus, type OracleFraction } from './fraction';
import { assess, type OracleItem, type Items } from './item';
import { noPoints, put, together } from './points';
import { type OracleRules } from './rules';
import { type OracleEntry } from './words';
import { howOften } from './worth';

/** The sixteen indicators; the first eight are `party`, the rest `society`. */
const party = {
  integrity: '5',
  publicity: '5',
  'united-front': '6',
  'mass-organisations': '9',
  science: '3',
  disability: '3',
  'next-generation': '3'
};
const society = {
  'safety-petitions': '10',
  'culture-sport': '5',
  statistics: '5',
  'family-planning': '10',
  environment: '10',
  'social-security': '10',
  archives: '3',
  finance: '3'
};

/** The detail table: each item's full marks, and what each clause takes off each time. */
const detail: Readonly<Record<string, { max: string; clauses: Readonly<Record<string, string>> }>> = {
  'team-1': { max: '3', clauses: { a: '2', b: '2' } },
  'team-2': { max: '8', clauses: { a: 'void', b: 'void' } },
  'team-3': { max: '4', clauses: { a: '2', b: '1', c: '1' } },
  'team-4': { max: '3', clauses: { a: '1', b: '3', c: '2' } },
  'team-5': { max: '3', clauses: { a: '2', b: '1' } },
  'team-6': { max: '2', clauses: { a: '1', b: '1' } },
  'team-7': { max: '2', clauses: { a: '1', b: '1' } },
  'team-8': { max: '2', clauses: { a: '1' } },
  'team-9': { max: '3', clauses: { a: '1', b: '2' } },
  'members-1': { max: '2', clauses: { a: 'void', b: '1' } },
  'members-2': { max: '3', clauses: { a: '1', b: '2' } },
  'members-3': { max: '5', clauses: { a: 'void', b: 'void', c: '2', d: '3', e: '2', f: 'overflow 5' } },
  'members-4': { max: '3', clauses: { a: '1', b: '2', c: '2' } },
  'members-5': { max: '6', clauses: { a: '1', b: 'void', c: '2', d: '2', e: '2' } },
  'mechanism-1': { max: '4', clauses: { a: '2', b: '2', c: '0.5', d: '2' } },
  'mechanism-3': { max: '3', clauses: { a: '1' } }
};

const clauses: Items = Object.fromEntries(
  Object.entries(detail).flatMap(([item, { clauses: of }]) =>
    Object.keys(of).map((clause): [string, OracleItem] => [
      `${item}${clause}`,
      { takes: 'quantity', section: 'party' }
    ])
  )
);

const assessed = (section: string, weights: Readonly<Record<string, string>>): Items =>
  Object.fromEntries(Object.entries(weights).map(([item, weight]) => [item, assess(section, weight, item)]));

export const communityOrganisation: OracleRules = {
  id: 'community-organisation',
  since: 2024,
  until: null,
  base: zero,
  sections: ['party', 'society'],
  items: {
    organisation: { takes: 'nothing', section: 'party' },
    ...assessed('party', party),
    ...assessed('society', society),
    ...Object.fromEntries(
      Object.keys(detail).map((item) => [item, { takes: 'nothing', section: 'party' } as const])
    ),
    ...clauses,
    'mechanism-2': assess('party', '2', 'mechanism-2')
  },
  score: { year: 'balance' },
  outdone: () => [],

  year({ entries }) {
    const sections = noPoints(this.sections);
    const given = (item: string) => entries.find((entry) => entry.item === item);
    for (const item of Object.keys(party)) put(sections, 'party', decimal(given(item)?.value ?? '0'));
    for (const item of Object.keys(society)) put(sections, 'society', decimal(given(item)?.value ?? '0'));
    put(sections, 'party', organisation(entries));
    const required = [...Object.keys(party), ...Object.keys(society)];
    return {
      total: together(sections),
      sections,
      adjustment: zero,
      vetoed: false,
      incomplete: !required.every((item) => given(item) !== undefined)
    };
  },

  outcomes: () => ({ outcomes: [], ties: [] })
};

/** 10 × (sum of the items) ÷ 58, never below 0. */
function organisation(entries: readonly OracleEntry[]): OracleFraction {
  const tables = Object.keys(detail).map((item) => itemOfDetail(item, entries));
  const assessment = entries.find((entry) => entry.item === 'mechanism-2');
  const all = sum([...tables, decimal(assessment?.value ?? '2')]);
  return larger(zero, times(all, fraction(10n, 58n)));
}

/** An item's full marks less its deductions, never below 0; an overflow deducts beyond it. */
function itemOfDetail(item: string, entries: readonly OracleEntry[]): OracleFraction {
  const { max, clauses: of } = detail[item] ?? { max: '0', clauses: {} };
  let left = decimal(max);
  let beyond = zero;
  for (const [clause, takes] of Object.entries(of)) {
    const often = whole(howOften(entries, `${item}${clause}`));
    if (takes === 'void') {
      if (often.n > 0n) left = zero;
    } else if (takes.startsWith('overflow ')) {
      beyond = times(often, decimal(takes.replace('overflow ', '')));
    } else {
      left = minus(left, times(often, decimal(takes)));
    }
  }
  return minus(larger(zero, left), beyond);
}
