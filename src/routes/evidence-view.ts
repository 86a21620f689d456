import type { Evidence } from '$lib/server/evidence/evidence';

/**
 * A file as a list tells of it.
 * @param named its name may tell whose phone it comes from: for the recorder, and whoever put it there
 */
export function evidenceView({ id, kind, size, name }: Evidence, named: boolean) {
  return {
    ...{ id, kind: kind.toUpperCase(), erased: name === null, name: named ? (name ?? '') : '' },
    size: `${Math.max(1, Math.round(size / 1024))} KB`
  };
}
