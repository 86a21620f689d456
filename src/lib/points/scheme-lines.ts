import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { SchemeError } from './scheme-error';

export type Path = readonly (string | number)[];

/** A scheme file as plain data, and where each piece of it stands. */
export interface SchemeSource {
  data: unknown;
  /** line, from 1, of what stands at a path, or of the nearest thing above it */
  lineOf(path: Path): number;
}

/** Throws SchemeError `not-yaml`. */
export function readSource(text: string): SchemeSource {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => Math.max(1, counter.linePos(offset).line);
  const [error] = document.errors;
  if (error) throw new SchemeError('not-yaml', lineAt(error.pos[0]), { detail: error.message });
  return {
    data: plainData(document),
    lineOf: (path) => lineAt(offsetOf(document.contents, path))
  };
}

/** Anchors and aliases are refused: a scheme says each thing where it holds, and an alias can make it endless. */
function plainData(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch (error) {
    throw new SchemeError('not-yaml', 1, { detail: error instanceof Error ? error.message : String(error) });
  }
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
