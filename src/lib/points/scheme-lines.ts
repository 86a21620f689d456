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
import { SchemeError } from './scheme-error';

export type Path = readonly (string | number)[];

/** A scheme file as plain data, and where each piece of it stands. */
export interface SchemeSource {
  data: unknown;
  /** line, from 1, of what stands at a path, or of the nearest thing above it */
  lineOf(path: Path): number;
}

/** The largest of the five documents is a twentieth of it. */
const mostCharacters = 1_000_000;

/** Throws SchemeError `too-large`, before anything is parsed, and `not-yaml`. */
export function readSource(text: string): SchemeSource {
  if (text.length > mostCharacters) {
    throw new SchemeError('too-large', 1, { detail: String(mostCharacters) });
  }
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line);
  const [error] = document.errors;
  if (error) throw new SchemeError('not-yaml', lineAt(error.pos[0]), { detail: error.message });
  refuseAliases(document, lineAt);
  return {
    data: document.toJS({ maxAliasCount: 0 }),
    lineOf: (path) => lineAt(offsetOf(document.contents, path))
  };
}

/** Anchors and aliases are refused: a scheme says each thing where it holds, and an alias can make it endless. */
function refuseAliases(document: Document, lineAt: (offset: number) => number): void {
  visit(document, {
    Alias(_, node) {
      throw new SchemeError('not-yaml', lineAt(node.range?.[0] ?? 0), { detail: `*${node.source}` });
    },
    Node(_, node) {
      if (!isAlias(node) && node.anchor !== undefined)
        throw new SchemeError('not-yaml', lineAt(node.range?.[0] ?? 0), { detail: `&${node.anchor}` });
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
