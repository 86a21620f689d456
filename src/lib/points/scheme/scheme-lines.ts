import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Node
} from 'yaml';
import { SchemeError, type SchemeFault } from './scheme-error';

export type Path = readonly (string | number)[];

/** A scheme file as plain data, with the line of each piece of it. */
export interface SchemeSource {
  data: unknown;
  /** line, from 1, of the value at a path, or of the nearest one above it */
  lineOf(path: Path): number;
}

/** A value of a scheme file that is no list and no map. */
export interface SourceScalar {
  path: Path;
  value: unknown;
  /** offsets in the text: of its first character, and behind its last one */
  from: number;
  to: number;
}

/** A scheme file that was read from text, with the place of each of its values. */
export interface WrittenSource extends SchemeSource {
  /** every value in the file's order */
  scalars(): SourceScalar[];
}

/**
 * The largest of the five documents is a fourteenth of it, and reading it takes a quarter of a second at
 * most.
 */
const mostCharacters = 250_000;

/** A change of a version's item is nested a dozen levels deep; this leaves room for more. */
const deepest = 50;

/**
 * Reads a scheme file as plain data.
 * @param most characters that the file may have
 * @throws SchemeError `too-large`, before anything is parsed, `not-yaml`, and `duplicate-id` for a key that occurs twice
 */
export function readSource(text: string, most = mostCharacters): WrittenSource {
  if (text.length > most) {
    throw new SchemeError('too-large', 1, { detail: String(most) });
  }
  const counter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: counter,
    prettyErrors: false,
    logLevel: 'error',
    // The package compares each key with every other one of its map: `refuseOddities` does it in one go.
    uniqueKeys: false
  });
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line);
  const [error] = document.errors;
  if (error) {
    const isDeep = error.code === 'RESOURCE_EXHAUSTION';
    const [code, detail] = isDeep
      ? (['too-deep', String(deepest)] as const)
      : (['not-yaml', error.message] as const);
    throw new SchemeError(code, lineAt(error.pos[0]), { detail });
  }
  refuseOddities(document, lineAt);
  return {
    data: document.toJS({ maxAliasCount: 0 }),
    lineOf: (path) => lineAt(offsetOf(document.contents, path)),
    scalars: () => scalarsIn(document.contents, [])
  };
}

function scalarsIn(node: unknown, path: Path): SourceScalar[] {
  if (isMap(node))
    return node.items.flatMap(({ key, value }) =>
      isScalar(key) ? scalarsIn(value, [...path, String(key.value)]) : []
    );
  if (isSeq(node)) return node.items.flatMap((one, n) => scalarsIn(one, [...path, n]));
  if (!isScalar(node) || !node.range) return [];
  const [from, to] = node.range;
  return [{ path, value: node.value, from, to }];
}

/**
 * Refuses YAML that no scheme needs: a repeated key in a map; anchors and aliases, since a scheme says each
 * thing where it holds and an alias can make it endless; and deeper nesting than any scheme has, which
 * could exhaust the stack of whoever walks it.
 */
function refuseOddities(document: Document, lineAt: (offset: number) => number): void {
  const refuse = (code: SchemeFault, node: Node | null, detail: string): never => {
    throw new SchemeError(code, lineAt(node?.range?.[0] ?? 0), { detail });
  };
  visit(document, {
    Node(_, node, path) {
      if (path.length > deepest) refuse('too-deep', node, String(deepest));
      if (isAlias(node)) refuse('not-yaml', node, `*${node.source}`);
      else if (node.anchor !== undefined) refuse('not-yaml', node, `&${node.anchor}`);
      if (!isMap(node)) return;
      const seen = new Set<string>();
      for (const { key } of node.items) {
        if (!isScalar(key)) continue;
        const name = String(key.value);
        if (seen.has(name)) refuse('duplicate-id', key, name);
        seen.add(name);
      }
    }
  });
}

/** Offset of the key, or of the list's element, at the end of a path. */
function offsetOf(root: Node | null, path: Path): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    let next: unknown;
    if (isMap(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === String(step));
      if (isScalar(pair?.key)) offset = pair.key.range?.[0] ?? offset;
      next = pair?.value;
    } else if (isSeq(node)) {
      next = node.items[Number(step)];
      offset = (next as Node | undefined)?.range?.[0] ?? offset;
    }
    if (next === undefined || next === null) break;
    node = next;
  }
  return offset;
}
