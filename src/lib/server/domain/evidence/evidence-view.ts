import type { Evidence } from './evidence';

/**
 * How a list shows a piece of evidence.
 * @param named whether the reader may see the file's name, which may tell whose phone it comes from: true for
 * the recorder and whoever added it
 */
export function evidenceView({ id, kind, size, name }: Evidence, named: boolean) {
  return {
    id,
    kind: kind.toUpperCase(),
    erased: name === null,
    name: named ? (name ?? '') : '',
    size: `${Math.max(1, Math.round(size / 1024))} KB`
  };
}
