import * as v from 'valibot';
import { hiddenIn } from '../hidden';
import { withParameters, type ParameterValues } from './parameters';
import type { SchemeRules, Scheme, Version } from './scheme';
import { checkDeadlines } from '../deadlines/check-deadlines';
import { checkReferences } from './scheme-references';
import { SchemeError } from './scheme-error';
import { readSource, type Path, type SchemeSource } from './scheme-lines';
import { rulesShape, schemeShape } from './scheme-shape';
import { hidesSomething } from './shape';
import { changed } from './versions';

/**
 * Reads a scheme file (YAML).
 * @param parameters an adopter's values, instead of those in the file
 * @param adopted whether the scheme is in force somewhere: texts that are too long or hide something were
 * accepted then, and stay
 * @throws SchemeError with the line of the first fault
 */
export function parseScheme(
  text: string,
  { parameters = {}, adopted = false }: { parameters?: ParameterValues; adopted?: boolean } = {}
): Scheme {
  return schemeIn(readSource(text, adopted ? Infinity : undefined), { parameters, adopted });
}

/**
 * Reads a scheme from YAML that is parsed already.
 * @throws SchemeError with the line of the first fault
 */
export function schemeIn(
  source: SchemeSource,
  { parameters = {}, adopted = false }: { parameters?: ParameterValues; adopted?: boolean }
): Scheme {
  const data = withParameters(source, parameters);
  const { inForce, ...rest } = read(schemeShape, data, { source, adopted });
  if (inForce.length === 0) throw new SchemeError('no-dates-in-force', source.lineOf(['inForce']));
  checkDates(inForce, source);
  checkReferences(rest, source);
  checkDeadlines(rest, source);
  checkProcedure(rest, source);
  checkAssembly(rest, source);
  return { ...rest, inForce: versionsOf(inForce, data, { source, adopted }) } satisfies Scheme;
}

/** @throws SchemeError for an item that the procedure names and the scheme doesn't have */
function checkProcedure(
  { procedure, items }: Pick<Scheme, 'procedure' | 'items'>,
  source: SchemeSource
): void {
  const named = procedure.falseDeclaration?.item;
  if (named === undefined || items.some(({ id }) => id === named)) return;
  const line = source.lineOf(['procedure', 'falseDeclaration', 'item']);
  throw new SchemeError('unknown-reference', line, { key: 'procedure.falseDeclaration.item', detail: named });
}

/**
 * The assembly decides outcomes of the year alone: those of other periods nobody could decide.
 * @throws SchemeError for any other
 */
function checkAssembly(
  { assembly, outcomes }: Pick<Scheme, 'assembly' | 'outcomes'>,
  source: SchemeSource
): void {
  const ofYear = outcomes.filter(({ period }) => period === 'year').map(({ id }) => id);
  for (const [at, rule] of (assembly?.decides ?? []).entries())
    if (!ofYear.includes(rule))
      throw new SchemeError('unknown-reference', source.lineOf(['assembly', 'decides', at]), {
        key: 'assembly.decides',
        detail: rule
      });
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
  { source, adopted }: From
): Version[] {
  let latest = data;
  let rules: SchemeRules | undefined;
  return inForce.map(({ from, to, changes }, n) => {
    if (changes !== undefined) {
      latest = changed(latest, changes);
      const lineOf = () => source.lineOf(['inForce', n, 'changes']);
      rules = rulesOf(latest, { source: { data: latest, lineOf }, adopted });
    }
    return { from, ...(to === undefined ? {} : { to }), ...(rules ? { rules } : {}) };
  });
}

function rulesOf(data: unknown, from: From): SchemeRules {
  const rules = read(rulesShape, data, from);
  checkReferences(rules, from.source);
  return rules;
}

interface From {
  source: SchemeSource;
  adopted: boolean;
}

function read<S extends v.GenericSchema>(
  shape: S,
  data: unknown,
  { source, adopted }: From
): v.InferOutput<S> {
  const result = v.safeParse(shape, data);
  const issues = (result.issues ?? []).filter((issue) => !(adopted && isOfSize(issue)));
  if (!result.typed || issues.length > 0) throw faultOf(issues, source);
  return result.output;
}

function isOfSize({ type, message }: v.BaseIssue<unknown>): boolean {
  return type === 'max_length' || message === hidesSomething;
}

/** The first fault in the file. */
function faultOf(issues: readonly v.BaseIssue<unknown>[], source: SchemeSource): SchemeError {
  const faults = issues.map((issue) => {
    const path: Path = (issue.path ?? []).map((step) =>
      typeof step.key === 'number' ? step.key : String(step.key)
    );
    const line = source.lineOf(path);
    const key = path.filter((step) => typeof step === 'string').join('.') || 'YAML';
    if (issue.type === 'max_length' && Array.isArray(issue.input)) {
      return new SchemeError('too-many', line, { key, detail: String(issue.requirement) });
    }
    if (issue.type === 'max_length') {
      const detail = `${issue.received} > ${String(issue.requirement)}`;
      return new SchemeError('too-long', line, { key, detail });
    }
    if (issue.message === hidesSomething) {
      const detail = hiddenIn(String(issue.input)) ?? '';
      return new SchemeError('hidden-characters', line, { key, detail });
    }
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
