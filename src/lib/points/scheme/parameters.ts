import * as v from 'valibot';
import { own } from '../own';
import { SchemeError } from './scheme-error';
import type { Path, SchemeSource } from './scheme-lines';
import { parametersShape } from './scheme-shape';

/** The values by parameter id that an adopter sets instead of those in the file. */
export type ParameterValues = Readonly<Record<string, number | string>>;

const reference = /^(-?)\$([a-z][a-z0-9-]*)$/;

/**
 * Replaces references to parameters (`$id`, or `-$id` for its opposite) by their values, in the parameters
 * themselves too.
 * @throws SchemeError for a parameter that is missing, that refers to itself in the end, or whose value
 * lies outside its bounds
 */
export function withParameters(source: SchemeSource, values: ParameterValues): unknown {
  const { data } = source;
  if (!isRecord(data)) return data;
  const listed = v.safeParse(parametersShape, data['parameters'] ?? []);
  // Faults of the list itself are reported together with all other faults of the file.
  if (!listed.success) return data;
  const parameters = new Map(listed.output.map((one, n) => [one.id, { ...one, n }]));
  for (const key of Object.keys(values)) {
    if (!parameters.has(key)) throw missing(key, ['parameters']);
  }

  function missing(key: string, at: Path): SchemeError {
    return new SchemeError('unknown-reference', source.lineOf(at), { key: '$', detail: key });
  }

  const known = new Map<string, number | string>();
  const asked = new Set<string>();

  function valueOf(key: string, at: Path): number | string {
    const before = known.get(key);
    if (before !== undefined) return before;
    const found = parameters.get(key);
    if (!found) throw missing(key, at);
    const place: Path = ['parameters', found.n, 'value'];
    if (asked.has(key)) throw new SchemeError('cycle', source.lineOf(place), { detail: key });
    const set = own(values, key) ?? found.value;
    asked.add(key);
    const value = typeof set === 'string' ? resolved(set, place) : set;
    asked.delete(key);
    const fits =
      typeof value === typeof found.value || (typeof found.value === 'string' && reference.test(found.value));
    const low = typeof value === 'number' && value < (found.least ?? -Infinity);
    const high = typeof value === 'number' && !(value <= (found.most ?? Infinity));
    if (!fits || low || high) {
      const detail = `${String(value)}; ${found.least ?? ''}–${found.most ?? ''}`;
      throw new SchemeError('bad-setting', source.lineOf(place), { key, detail });
    }
    known.set(key, value);
    return value;
  }

  function resolved(text: string, at: Path): number | string {
    const match = reference.exec(text);
    if (!match) return text;
    const value = valueOf(match[2] ?? '', at);
    if (match[1] === '') return value;
    if (typeof value === 'number') return -value;
    throw new SchemeError('bad-setting', source.lineOf(at), { key: text, detail: value });
  }

  function filled(node: unknown, at: Path): unknown {
    if (typeof node === 'string') return resolved(node, at);
    if (Array.isArray(node)) return node.map((one, n) => filled(one, [...at, n]));
    if (!isRecord(node)) return node;
    return Object.fromEntries(Object.entries(node).map(([key, one]) => [key, filled(one, [...at, key])]));
  }

  const rest = filled(data, []);
  const set = listed.output.map((one) => ({ ...one, value: valueOf(one.id, ['parameters']) }));
  return isRecord(rest) && listed.output.length > 0 ? { ...rest, parameters: set } : rest;
}

/** Whether a node of parsed YAML is a map. */
export function isRecord(node: unknown): node is Record<string, unknown> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}
