import type { Subject } from '../ledger';
import { parseScheme } from '../parse-scheme';
import { SchemeError } from '../scheme-error';
import { readSource } from '../scheme-lines';
import { burdens } from './burden';
import { contradictingOutcomes } from './contradicting-outcomes';
import type { Finding } from './finding';
import { neverCounts } from './never-counts';
import { overlappingRanks } from './overlapping-ranks';

/** Checks the text of a scheme file; with a roster also against its size. Findings in the order of lines. */
export function checkScheme(text: string, roster: readonly Pick<Subject, 'pool'>[] = []): Finding[] {
  try {
    const scheme = parseScheme(text);
    const source = readSource(text);
    const remarks = [
      ...neverCounts(scheme),
      ...overlappingRanks(scheme),
      ...burdens(scheme),
      ...contradictingOutcomes(scheme, poolSizes(roster))
    ];
    return remarks
      .map(({ at, ...rest }): Finding => ({ level: 'warning', ...rest, line: source.lineOf(at) }))
      .sort((a, b) => a.line - b.line);
  } catch (error) {
    if (!(error instanceof SchemeError)) throw error;
    const { code, line } = error;
    return [{ level: 'error', code, line, zh: error.bare('zh'), en: error.bare('en') }];
  }
}

function poolSizes(roster: readonly Pick<Subject, 'pool'>[]): number[] {
  const sizes = new Map<string, number>();
  for (const { pool } of roster) sizes.set(pool, (sizes.get(pool) ?? 0) + 1);
  return [...sizes.values()];
}
