import { isRecord } from './parameters';
import { readSource } from './scheme-lines';

const lists = [
  'parameters',
  'sections',
  'items',
  'sameMatter',
  'outcomes',
  'conversions',
  'defaults'
] as const;

/** A rule of a scheme file by the line at which it begins, from 1. */
export interface SchemeRuleLine {
  list: (typeof lists)[number];
  id: string;
  line: number;
}

/**
 * The line at which each rule of a scheme file begins, in order; a line belongs to the last rule that
 * begins at or before it.
 * @throws SchemeError when the text can't be read
 */
export function ruleLines(text: string): SchemeRuleLine[] {
  const { data, lineOf } = readSource(text);
  if (!isRecord(data)) return [];
  const found = lists.flatMap((list) => {
    const rules = data[list];
    if (!Array.isArray(rules)) return [];
    return rules.map((rule: unknown, n): SchemeRuleLine => {
      const id = isRecord(rule) ? String(rule['id']) : '';
      return { list, id, line: lineOf([list, n]) };
    });
  });
  return found.sort((a, b) => a.line - b.line);
}
