import { monthOf } from '$lib/calendar';
import type { SubjectKind } from '$lib/points';
import { datedChanges, type DatedChange } from '$lib/server/domain/roster/dated-change';
import { currentService, type RosterPerson } from '$lib/server/domain/roster/spells';
import { m } from '$lib/text';
import { groupName } from '$lib/ui/text/group-name';
import { periodTitle } from '$lib/ui/text/period-text';
import { subjectText } from '$lib/ui/text/subject-text';

/** A person with the first and last day of their present service; a change of facts doesn't begin another one. */
export function servingView(person: RosterPerson) {
  const { id, name, pool, group, department = '', post = '', workplace = '' } = person;
  return { id, name, pool, group, department, post, workplace, ...currentService(person) };
}

/** The unit whose roster is changed. */
interface RosterOfUnit {
  scheme: { subjects?: SubjectKind | undefined };
  /** the month that is open: all before it are sealed */
  open: string;
}

/**
 * Sentences about what a change of somebody does, each with its day; none where it holds as if it always had. A day on which
 * somebody leaves within a sealed month says that the month stays as it is.
 */
export function rosterEffects(before: RosterPerson, after: RosterPerson, unit: RosterOfUnit): string[] {
  return datedChanges(before, after).flatMap((change) => effectsOf(after.name, change, unit));
}

function effectsOf(name: string, change: DatedChange, { scheme, open }: RosterOfUnit): string[] {
  const { day } = change;
  if (change.is === 'returned') return [m.office_roster_back({ name, day })];
  if (change.is === 'left') {
    const { leaving } = subjectText(scheme);
    const left = { name, leaving: leaving(), day };
    const month = monthOf(day);
    return [
      month < open
        ? m.office_roster_left_sealed({ ...left, month: periodTitle(month) })
        : m.office_roster_left(left)
    ];
  }
  const { was, now } = change;
  const fields = [
    { what: m.office_col_pool(), was: was.pool, now: now.pool },
    { what: m.office_col_group(), was: groupName(was.group), now: groupName(now.group) },
    { what: m.office_col_department(), was: was.department ?? '', now: now.department ?? '' },
    { what: m.office_col_post(), was: was.post ?? '', now: now.post ?? '' },
    { what: m.office_col_workplace(), was: was.workplace ?? '', now: now.workplace ?? '' }
  ];
  return fields
    .filter((field) => field.was !== field.now)
    .map(({ what, was, now }) =>
      m.office_roster_since({ name, what, before: was || '—', after: now || '—', day })
    );
}
