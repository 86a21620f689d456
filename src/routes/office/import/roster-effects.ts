import { datedChange } from '$lib/server/domain/roster/dated-change';
import { currentService, type RosterPerson } from '$lib/server/domain/roster/spells';
import { m } from '$lib/text';
import { groupName } from '$lib/ui/text/group-name';

/** A person with the first and last day of their present service; a change of facts doesn't begin another one. */
export function servingView(person: RosterPerson) {
  const { id, name, pool, group, department = '', post = '', workplace = '' } = person;
  return { id, name, pool, group, department, post, workplace, ...currentService(person) };
}

/** Sentences about what a change of somebody does from a day on; none where it holds as if it always had. */
export function rosterEffects(before: RosterPerson, after: RosterPerson): string[] {
  const change = datedChange(before, after);
  if (!change) return [];
  const { name } = after;
  const { day } = change;
  if (change.is === 'returned') return [m.office_roster_back({ name, day })];
  const fields = [
    { what: m.office_col_pool(), was: before.pool, now: after.pool },
    { what: m.office_col_group(), was: groupName(before.group), now: groupName(after.group) },
    { what: m.office_col_department(), was: before.department ?? '', now: after.department ?? '' },
    { what: m.office_col_post(), was: before.post ?? '', now: after.post ?? '' },
    { what: m.office_col_workplace(), was: before.workplace ?? '', now: after.workplace ?? '' }
  ];
  return fields
    .filter(({ was, now }) => was !== now)
    .map(({ what, was, now }) =>
      m.office_roster_since({ name, what, before: was || '—', after: now || '—', day })
    );
}
