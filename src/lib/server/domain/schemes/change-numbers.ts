import {
  own,
  parseScheme,
  schemeNumbers,
  SchemeError,
  typedNumber,
  withComment,
  withNumbers,
  withParameterValues,
  type SchemeNumber
} from '$lib/points';
import { Problem, type MessageParams } from '../../platform/problem/problem';
import type { Day } from '$lib/calendar';
import type { UnitStores } from '../units/unit-stores';

/** A number that was typed otherwise than the file has it. */
export interface ChangedNumber {
  number: SchemeNumber;
  /** the number in the new file's writing */
  written: string;
}

/** A number that was refused, with its fault: a problem's code, or what the rules' reader says. */
export interface BadNumber {
  id: string;
  fault: MessageParams | { zh: string; en: string };
}

/** The new text of a file whose numbers were changed, or why some of them can't be. */
export type NumbersResult = { text: string; changed: ChangedNumber[] } | { bad: BadNumber[] };

/**
 * The text of one of the unit's adoptions with the values that it was adopted with, which is the file to change.
 * @throws Problem `unknown-scheme`
 */
export async function adoptedFile({ adoptions }: Pick<UnitStores, 'adoptions'>, no: number): Promise<string> {
  const line = adoptions.lines.find((each) => each.no === no);
  const text = line ? await adoptions.textOf(line.no) : null;
  if (text === null || line?.action !== 'adopt')
    throw new Problem('unknown-scheme', 422, { value: String(no) });
  return withParameterValues(text, line.parameters);
}

/**
 * Writes typed numbers into a scheme file, with a note of each change at its beginning.
 * @param typed by `SchemeNumber.id`; numbers that are missing stay
 * @throws Problem `numbers-unchanged`; `scheme-refused` when they don't fit together and it can't be said which
 */
export function changeNumbers(
  text: string,
  { typed, today }: { typed: Readonly<Record<string, string>>; today: Day }
): NumbersResult {
  const changed: ChangedNumber[] = [];
  const bad: BadNumber[] = [];
  for (const number of schemeNumbers(text)) {
    const asked = own(typed, number.id);
    if (asked === undefined) continue;
    const written = typedNumber(asked).replace('\u2212', '-');
    if (isSame(number, written)) continue;
    if (fits(number, written)) changed.push({ number, written });
    else
      bad.push({
        id: number.id,
        fault: {
          code: number.kind === 'share' ? 'number-not-share' : 'number-not-number',
          params: { value: asked.slice(0, 30) }
        }
      });
  }
  if (bad.length > 0) return { bad };
  if (changed.length === 0) throw new Problem('numbers-unchanged', 422);
  const next = withNumbers(text, new Map(changed.map(({ number, written }) => [number.id, written])));
  const fault = faultIn(next);
  if (!fault) return { text: withComment(next, noteOf(changed, today)), changed };
  const there = changed.filter(({ number }) => number.line === fault.line);
  if (there.length === 0)
    throw new Problem('scheme-refused', 422, { zh: fault.sentence('zh'), en: fault.sentence('en') });
  // Several numbers may stand in one line, of which some are wrong by themselves.
  const alone = there.filter(({ number: { id }, written }) =>
    faultIn(withNumbers(text, new Map([[id, written]])))
  );
  const said = { zh: fault.bare('zh'), en: fault.bare('en') };
  return {
    bad: (alone.length > 0 ? alone : there).map(({ number }) => ({ id: number.id, fault: said }))
  };
}

function faultIn(text: string): SchemeError | null {
  try {
    parseScheme(text);
    return null;
  } catch (error) {
    if (error instanceof SchemeError) return error;
    throw error;
  }
}

function fits({ kind }: SchemeNumber, written: string): boolean {
  return kind === 'share'
    ? /^([1-9]\d?\/[1-9]\d?|[1-9]\d?%)$/.test(written)
    : /^-?\d{1,7}(\.\d{1,2})?$/.test(written);
}

function isSame({ kind, written: before }: SchemeNumber, written: string): boolean {
  if (written === before) return true;
  return kind === 'number' && written !== '' && Number(written) === Number(before);
}

/** The note is in the language of the document. */
function noteOf(changed: readonly ChangedNumber[], today: Day): string[] {
  return [
    `${today} 改了 ${changed.length} 个数：`,
    ...changed.map(
      ({ number: { name, what, written: before, version }, written }) =>
        `  ${name.zh}，${what.zh}${version === '' ? '' : `（${version} 起）`}：${before} → ${written}`
    )
  ];
}
