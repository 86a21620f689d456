import * as v from 'valibot';
import { checkReferences } from './scheme-references';
import type { Scheme } from './scheme';
import { SchemeError } from './scheme-error';
import { readSource, type Path, type SchemeSource } from './scheme-lines';
import { schemeShape } from './scheme-shape';

/** Reads a scheme file (YAML). Throws SchemeError with the line of the first thing that is wrong. */
export function parseScheme(text: string): Scheme {
  const source = readSource(text);
  const read = v.safeParse(schemeShape, source.data);
  if (!read.success) throw faultOf(read.issues, source);
  const scheme = read.output satisfies Scheme;
  if (scheme.inForce.length === 0) throw new SchemeError('no-dates-in-force', source.lineOf(['inForce']));
  checkReferences(scheme, source);
  return scheme;
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
