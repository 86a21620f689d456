import { isRecord, type ParameterValues } from '../scheme/parameters';
import type { Clause } from '../scheme/scheme';
import { readSource, type Path, type SourceScalar } from '../scheme/scheme-lines';
import { own } from '../own';
import { hasNumberText, numberText, type NumberText } from './number-text';

/** A number or share of a scheme file, as the file writes it. */
export interface SchemeNumber {
  /** its place by the ids of rules instead of their order: `items/late/points` */
  id: string;
  /** list of the file that its rule stands in, or `base`, `year`, `procedure` */
  list: string;
  /** id of its rule; '' for a number of the whole scheme */
  rule: string;
  /** id of the rule's section; '' where it has none */
  section: string;
  /** name of its rule */
  name: NumberText;
  /** says what the number is: full marks, a limit, a share */
  what: NumberText;
  clause: Clause | null;
  kind: 'number' | 'share';
  /** the number in the file's own writing: `-5`, `0.5`, `1/3`, `15%` */
  written: string;
  /** first day of the version that changes it; '' for the rules that the file begins with */
  version: string;
  /** from 1 */
  line: number;
}

const sharePattern = /^([1-9]\d?\/[1-9]\d?|[1-9]\d?%)$/;
const shareKeys = ['share', 'exceptTop', 'withinTop', 'withinBottom'];

/**
 * Every number of a scheme file that scoring, outcomes or publishing go by, in the file's order. What the file
 * writes as `$parameter` is listed once, as the parameter.
 * @throws SchemeError when the text can't be read as YAML
 */
export function schemeNumbers(text: string): SchemeNumber[] {
  const source = readSource(text);
  const { data } = source;
  const names = namesOf(data);
  return source.scalars().flatMap((scalar): SchemeNumber[] => {
    const kind = kindOfScalar(scalar);
    if (!kind) return [];
    const place = placeOf(data, scalar.path);
    const { list, rule, within } = place;
    const what = numberText({ list, rule, within, nameOf: (item) => names.get(item) ?? both(item) });
    return [
      {
        id: idOf(data, scalar.path),
        list,
        rule: textAt(rule, 'id'),
        section: textAt(rule, 'section'),
        name: names.get(textAt(rule, 'id')) ?? what,
        what,
        clause: clauseOf(rule),
        kind,
        written: String(scalar.value),
        version: place.version,
        line: source.lineOf(scalar.path)
      }
    ];
  });
}

/**
 * Writes numbers into a scheme file, and leaves every other character as it is: comments, order and the way it
 * is written. Nothing is checked: read the text by `parseScheme` afterwards.
 * @param changes by `SchemeNumber.id`, as the file is to write them
 * @throws RangeError for an id that the file doesn't have
 */
export function withNumbers(text: string, changes: ReadonlyMap<string, string>): string {
  const source = readSource(text);
  const places = new Map(
    source
      .scalars()
      .filter((scalar) => kindOfScalar(scalar) !== null)
      .map((scalar) => [idOf(source.data, scalar.path), scalar] as const)
  );
  return spliced(
    text,
    [...changes].map(([id, written]) => {
      const place = places.get(id);
      if (!place) throw new RangeError(`the scheme has no number ${id}`);
      return { place, written };
    })
  );
}

/**
 * The file as its adopter uses it: with the adopter's values in place of the parameters' own.
 * @throws SchemeError when the text can't be read as YAML
 */
export function withParameterValues(text: string, values: ParameterValues): string {
  if (Object.keys(values).length === 0) return text;
  const source = readSource(text);
  return spliced(
    text,
    source.scalars().flatMap((place) => {
      const [list, n, key] = place.path;
      if (list !== 'parameters' || key !== 'value' || place.path.length !== 3) return [];
      const value = own(values, textAt(at(source.data, [list, n ?? 0]), 'id'));
      return value === undefined || value === place.value ? [] : [{ place, written: String(value) }];
    })
  );
}

/** Puts lines of comment behind those with which the file begins. */
export function withComment(text: string, lines: readonly string[]): string {
  const comment = lines.map((line) => `# ${line}\n`).join('');
  const head = /^(?:#[^\n]*\n)*/.exec(text)?.[0] ?? '';
  return head + comment + text.slice(head.length);
}

/** Whether every number's meaning has words; a test asks. */
export function numbersWithoutText(text: string): string[] {
  const source = readSource(text);
  return source.scalars().flatMap((scalar) => {
    if (!kindOfScalar(scalar)) return [];
    const { list, within } = placeOf(source.data, scalar.path);
    return hasNumberText(list, within) ? [] : [idOf(source.data, scalar.path)];
  });
}

function spliced(text: string, edits: readonly { place: SourceScalar; written: string }[]): string {
  return [...edits]
    .sort((a, b) => b.place.from - a.place.from)
    .reduce((rest, { place, written }) => rest.slice(0, place.from) + written + rest.slice(place.to), text);
}

function kindOfScalar({ path, value }: SourceScalar): SchemeNumber['kind'] | null {
  if (typeof value === 'number') return 'number';
  const key = String(path[path.length - 1]);
  const mayBeShare = shareKeys.includes(key) || (path[0] === 'parameters' && key === 'value');
  return typeof value === 'string' && mayBeShare && sharePattern.test(value) ? 'share' : null;
}

interface ScalarPlace {
  list: string;
  rule: Record<string, unknown>;
  /** path within the rule */
  within: Path;
  version: string;
}

/** The rule that a value stands in: an element of a list, or a version's change of one, or the list's own map. */
function placeOf(data: unknown, path: Path): ScalarPlace {
  const isChange = path[0] === 'inForce' && path[2] === 'changes';
  const version = isChange ? textAt(at(data, path.slice(0, 2)), 'from') : '';
  const inner = isChange ? path.slice(3) : path;
  const list = String(inner[0]);
  const whole = isRecord(data) ? data[list] : undefined;
  if (!Array.isArray(whole)) {
    const rule = isRecord(whole) ? whole : {};
    // A good of the price list stands in a list of its map, and has the clause of the whole.
    const element = typeof inner[2] === 'number' ? at(whole, inner.slice(1, 3)) : null;
    return isRecord(element)
      ? { list, rule: { clause: rule['clause'], ...element }, within: inner.slice(3), version }
      : { list, rule, within: inner.slice(1), version };
  }
  const id = isChange ? String(inner[1]) : textAt(whole[Number(inner[1])], 'id');
  const changed = isChange ? at(data, path.slice(0, 5)) : undefined;
  const first: unknown = whole.find((one: unknown) => textAt(one, 'id') === id);
  const rule = { ...(isRecord(first) ? first : {}), ...(isRecord(changed) ? changed : {}), id };
  return { list, rule, within: inner.slice(2), version };
}

/** A path with the ids of the rules on it instead of their places in lists. */
function idOf(data: unknown, path: Path): string {
  return path
    .map((step, n) => {
      const element = typeof step === 'number' ? at(data, path.slice(0, n + 1)) : null;
      const id = textAt(element, 'id');
      return id === '' ? String(step) : id;
    })
    .join('/');
}

function at(data: unknown, path: Path): unknown {
  let node = data;
  for (const step of path) {
    if (Array.isArray(node)) node = node[Number(step)] as unknown;
    else node = isRecord(node) ? own(node, String(step)) : undefined;
  }
  return node;
}

function textAt(node: unknown, key: string): string {
  const value = isRecord(node) ? own(node, key) : undefined;
  return typeof value === 'string' ? value : '';
}

function clauseOf(rule: Record<string, unknown>): Clause | null {
  const clause = rule['clause'];
  const [ref, text] = [textAt(clause, 'ref'), textAt(clause, 'text')];
  return ref === '' && text === '' ? null : { ref, text };
}

const both = (text: string): NumberText => ({ zh: text, en: text });

/** The names of all rules by id; a clause that compares matters has none. */
function namesOf(data: unknown): Map<string, NumberText> {
  const parts = isRecord(data) ? Object.values(data) : [];
  const lists = [...parts, ...parts.flatMap((each) => (isRecord(each) ? Object.values(each) : []))];
  return new Map(
    lists.flatMap((list: unknown) =>
      Array.isArray(list)
        ? list.flatMap((one: unknown) => {
            const [id, zh] = [textAt(one, 'id'), textAt(one, 'name')];
            return id === '' || zh === '' ? [] : [[id, { zh, en: textAt(one, 'english') || zh }] as const];
          })
        : []
    )
  );
}
