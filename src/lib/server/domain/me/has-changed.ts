import type { ChangedKind, ChangeKind } from '../../platform/changes/changes';

/**
 * Whether something of these kinds has changed.
 * @param changed kinds of changes since the phone's cursor; null: everything counts as changed
 * @param people only changes that concern these (编号), or the whole unit; by default all
 */
export function hasChanged(
  changed: readonly ChangedKind[] | null,
  kinds: readonly ChangeKind[],
  people?: readonly string[]
): boolean {
  return (
    changed?.some(
      ({ kind, subject }) => kinds.includes(kind) && (!people || subject === null || people.includes(subject))
    ) ?? true
  );
}
