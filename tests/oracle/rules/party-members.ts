import {
  compare,
  decimal,
  minus,
  negative,
  plus,
  smaller,
  sum,
  whole,
  zero,
  type OracleFraction
} from './fraction';
import { amount, type Items } from './item';
import { bottom, inPool, pools, rewardThird, sanctionThird, top } from './rank';
import { type OutcomesOf, type OracleRules } from './rules';
import { together } from './points';
import { type OracleEntry, type OracleOutcome } from './words';
import { byMatter } from './worth';

const base = ['base-belief', 'base-discipline', 'base-conduct', 'base-duty'];
const items: Items = {
  'base-belief': amount('base'),
  'base-discipline': amount('base'),
  'base-conduct': amount('base'),
  'base-duty': amount('base'),
  'perform-post': amount('perform'),
  'perform-pledge': amount('perform'),
  'perform-service': amount('perform'),
  'perform-vanguard': amount('perform'),
  fault: amount('fault'),
  veto: { takes: 'mention', section: 'fault', isFact: true }
};

export const partyMembers: OracleRules = {
  id: 'party-members',
  since: 2024,
  until: null,
  base: whole(60),
  sections: ['base', 'perform', 'fault'],
  items,
  score: { month: 'points', quarter: 'balance', 'half-year': 'balance', year: 'balance' },
  outdone(matter) {
    const { fromBase, fromFaults } = sidesOf(matter);
    return compare(valuesOf(fromBase), valuesOf(fromFaults)) >= 0 ? fromFaults : fromBase;
  },

  year({ entries }) {
    let offBase = zero;
    let faults = zero;
    for (const matter of byMatter(entries)) {
      const { fromBase, fromFaults } = sidesOf(matter);
      // D3: the larger of the two sums counts; of equal ones, the base's.
      if (compare(valuesOf(fromBase), valuesOf(fromFaults)) >= 0) offBase = plus(offBase, valuesOf(fromBase));
      else faults = plus(faults, valuesOf(fromFaults));
    }
    const performed = valuesOf(entries.filter((entry) => entry.item.startsWith('perform-')));
    const sections = {
      base: negative(smaller(offBase, whole(60))),
      perform: smaller(performed, whole(40)),
      fault: negative(faults)
    };
    const vetoed = entries.some((entry) => entry.item === 'veto');
    const total = vetoed ? whole(-60) : together(sections);
    return { total, sections, adjustment: minus(total, together(sections)), vetoed, incomplete: false };
  },

  outcomes
};

function sidesOf(matter: readonly OracleEntry[]) {
  return {
    fromBase: matter.filter((entry) => base.includes(entry.item)),
    fromFaults: matter.filter((entry) => entry.item === 'fault')
  };
}

function valuesOf(entries: readonly OracleEntry[]): OracleFraction {
  return sum(entries.map((entry) => decimal(entry.value)));
}

function outcomes({ rows, period }: OutcomesOf) {
  const found: OracleOutcome[] = [];
  if (period.span !== 'year') return { outcomes: found, ties: [] };
  for (const pool of pools(rows)) {
    const field = inPool(rows, pool);
    const front = top(field, rewardThird(field.length));
    const rear = bottom(field, sanctionThird(field.length));
    const grades: Record<string, string[]> = { good: [], fair: [], poor: [], unqualified: [] };
    for (const row of field)
      grades[gradeOf(row.score, front.includes(row.subject), rear.includes(row.subject))]?.push(row.subject);
    for (const [rule, subjects] of Object.entries({ ...grades, priority: front, rear }))
      found.push({ rule, pool, subjects });
  }
  return { outcomes: found, ties: [] };
}

function gradeOf(score: OracleFraction, isFront: boolean, isRear: boolean): string {
  if (compare(score, whole(80)) >= 0 && isFront) return 'good';
  if (compare(score, whole(60)) < 0) return 'unqualified';
  if (compare(score, whole(70)) < 0 && isRear) return 'poor';
  return 'fair';
}
