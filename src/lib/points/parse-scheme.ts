import * as v from 'valibot';
import { withParameters, type ParameterValues } from './parameters';
import type { Rules, Scheme, Version } from './scheme';
import { checkReferences } from './scheme-references';
import { SchemeError } from './scheme-error';
import { readSource, type Path, type SchemeSource } from './scheme-lines';
import { rulesShape, schemeShape } from './scheme-shape';
import { changed } from './versions';

/**
 * Reads a scheme file (YAML). Throws SchemeError with the line of the first thing that is wrong.
 *
 * @param parameters an adopter's values, instead of those in the file
 */
export function parseScheme(
  text: string,
  { parameters = {} }: { parameters?: ParameterValues } = {}
): Scheme {
  const source = readSource(text);
  const data = withParameters(source, parameters);
  const read = v.safeParse(schemeShape, data);
  if (!read.success) throw faultOf(read.issues, source);
  const { inForce, ...rest } = read.output;
  if (inForce.length === 0) throw new SchemeError('no-dates-in-force', source.lineOf(['inForce']));
  checkDates(inForce, source);
  checkReferences(rest, source);
  return { ...rest, inForce: versionsOf(inForce, data, source) } satisfies Scheme;
}

/** Versions follow each other, and none of their days belongs to two. */
function checkDates(
  inForce: readonly { from: string; to?: string | undefined }[],
  source: SchemeSource
): void {
  inForce.forEach(({ from, to }, n) => {
    const before = inForce[n - 1];
    if (to !== undefined && to < from) {
      throw new SchemeError('bad-setting', source.lineOf(['inForce', n, 'to']), { key: 'to', detail: to });
    }
    if (before && (before.to === undefined || before.to >= from)) {
      throw new SchemeError('overlapping-versions', source.lineOf(['inForce', n, 'from']), { detail: from });
    }
  });
}

/** Each version starts from the one before it. */
function versionsOf(
  inForce: readonly { from: string; to?: string | undefined; changes?: unknown }[],
  data: unknown,
  source: SchemeSource
): Version[] {
  let latest = data;
  let rules: Rules | undefined;
  return inForce.map(({ from, to, changes }, n) => {
    if (changes !== undefined) {
      latest = changed(latest, changes);
      rules = rulesOf(latest, { data: latest, lineOf: () => source.lineOf(['inForce', n, 'changes']) });
    }
    return { from, ...(to === undefined ? {} : { to }), ...(rules ? { rules } : {}) };
  });
}

function rulesOf(data: unknown, source: SchemeSource): Rules {
  const read = v.safeParse(rulesShape, data);
  if (!read.success) throw faultOf(read.issues, source);
  checkReferences(read.output, source);
  return read.output;
}

/** The fault that stands first in the file. */
function faultOf(issues: readonly v.BaseIssue<unknown>[], source: SchemeSource): SchemeError {
  const faults = issues.map((issue) => {
    const path: Path = (issue.path ?? []).map((step) =>
      typeof step.key === 'number' ? step.key : String(step.key)
    );
    const line = source.lineOf(path);
    const key = path.filter((step) => typeof step === 'string').join('.') || 'YAML';
    if (issue.expected === 'never') return new SchemeError('unknown-key', line, { key });
    if (issue.received === 'undefined') return new SchemeError('missing-key', line, { key });
    return new SchemeError('bad-setting', line, { key, detail: detailOf(issue) });
  });
  return faults.reduce((first, fault) => (fault.line < first.line ? fault : first));
}

function detailOf(issue: v.BaseIssue<unknown>): string {
  const own =
    typeof issue.requirement === 'function' || issue.type === 'regex' ? issue.message : issue.expected;
  return `${own ?? issue.message}, ${issue.received}`;
}
