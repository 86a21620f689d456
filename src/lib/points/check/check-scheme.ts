import type { Subject } from '../ledger';
import type { ParameterValues } from '../scheme/parameters';
import { schemeIn } from '../scheme/parse-scheme';
import type { SchemeRules, Scheme } from '../scheme/scheme';
import { SchemeError } from '../scheme/scheme-error';
import { readSource, type Path } from '../scheme/scheme-lines';
import { deadlineOrder } from './deadline-order';
import { finders } from './finders';
import type { SchemeFinding } from './finding';
import { unconfirmed } from './unconfirmed';

/**
 * Checks the text of a scheme file; with a roster also against its size. Findings in the order of lines.
 *
 * @param parameters an adopter's values, instead of those in the file
 */
export function checkScheme(
  text: string,
  roster: readonly Pick<Subject, 'pool'>[] = [],
  parameters: ParameterValues = {}
): SchemeFinding[] {
  try {
    const source = readSource(text);
    const scheme = schemeIn(source, { parameters });
    const found = [
      ...unconfirmed(scheme).map((remark) => ({ code: 'unconfirmed', ...remark })),
      ...deadlineOrder(scheme).map((remark) => ({ code: 'deadline-order', ...remark })),
      ...inVersions(scheme, poolSizes(roster))
    ];
    return found
      .map(({ at, ...rest }): SchemeFinding => ({ level: 'warning', ...rest, line: source.lineOf(at) }))
      .sort((a, b) => a.line - b.line);
  } catch (error) {
    if (!(error instanceof SchemeError)) throw error;
    const { code, line } = error;
    return [{ level: 'error', code, line, zh: error.bare('zh'), en: error.bare('en') }];
  }
}

interface SchemeFault {
  code: string;
  at: Path;
  zh: string;
  en: string;
}

/**
 * Findings of the scheme's first version, and those that a later version adds; the latter are placed at
 * that version's changes.
 */
function inVersions(scheme: Scheme, sizes: readonly number[]): SchemeFault[] {
  const found = findIn(scheme, sizes);
  const known = new Set(found.map(({ zh }) => zh));
  scheme.inForce.forEach(({ rules }, n) => {
    for (const one of rules ? findIn(rules, sizes) : []) {
      if (known.has(one.zh)) continue;
      known.add(one.zh);
      found.push({ ...one, at: ['inForce', n, 'changes'] });
    }
  });
  return found;
}

function findIn(rules: SchemeRules, sizes: readonly number[]): SchemeFault[] {
  return finders.flatMap(({ code, find }) => find(rules, sizes).map((remark) => ({ code, ...remark })));
}

function poolSizes(roster: readonly Pick<Subject, 'pool'>[]): number[] {
  const sizes = new Map<string, number>();
  for (const { pool } of roster) sizes.set(pool, (sizes.get(pool) ?? 0) + 1);
  return [...sizes.values()];
}
