import { communityCadres } from './community-cadres';
import { communityOrganisation } from './community-organisation';
import { countyOfficials } from './county-officials';
import { shown } from './fraction';
import { partyMembers } from './party-members';
import { type OracleRules } from './rules';
import { rowsOf } from './score';
import { townThousand } from './town-thousand';
import { afterYearEnd, overOnce, sharedMatters } from './warnings';
import { type Books, type OraclePeriod, type Points, type OracleTie } from './words';

export const schemes: readonly OracleRules[] = [
  communityCadres,
  communityOrganisation,
  countyOfficials,
  partyMembers,
  townThousand
];

/**
 * The output that section 2 demands of the command: figures are exact to the end, and rounded here for
 * display. Lists have a fixed order.
 */
export function oracle(rules: OracleRules, books: Books, period: OraclePeriod) {
  const rows = rowsOf(rules, books, period);
  const { outcomes, ties } = rules.outcomes({ rows, books, period, rules });
  return {
    rows: rows.map((row) => ({
      subject: row.subject,
      pool: row.pool,
      status: row.status,
      points: shown(row.points),
      balance: row.balance === null ? null : shown(row.balance),
      score: shown(row.score),
      rank: row.rank,
      sections: shownPoints(row.sections),
      adjustment: shown(row.adjustment)
    })),
    outcomes: outcomes
      .filter(({ subjects }) => subjects.length > 0)
      .flatMap(({ rule, pool, subjects }) => subjects.map((subject) => `${rule} | ${pool} | ${subject}`))
      .sort(),
    conversions: (rules.conversions?.({ books, period, rules }) ?? [])
      .map(({ rule, subject, value }) => `${rule} | ${subject} | ${shown(value)}`)
      .sort(),
    warnings: [
      ...sharedMatters(rules, books, period).map((entries) => `shared-matter | ${entries.join(' ')}`),
      ...afterYearEnd(rules, books, period).map((entry) => `after-year-end | ${entry}`),
      ...overOnce(rules, books, period).map((entries) => `once | ${entries.join(' ')}`),
      ...ties.map(tieText)
    ].sort()
  };
}

function shownPoints(points: Points): Record<string, number> {
  return Object.fromEntries(Object.entries(points).map(([section, figure]) => [section, shown(figure)]));
}

/** A tie as one text, for comparing the oracle's with the product's. */
export function tieText({ rule, pool, subjects, periods = [] }: OracleTie): string {
  return ['tie-to-decide', rule, pool, periods.join(' '), [...subjects].sort().join(' ')].join(' | ');
}
