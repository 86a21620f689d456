import { daysOf } from '$lib/calendar';
import type { Subject } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import { Problem } from '../../platform/problem/problem';
import { actingPerson } from '../conflicts/person-in-matter';
import { factsIn } from '../roster/spells';
import type { UnitStores } from '../units/unit-stores';
import type { EnteredSheet } from './sheet';

/** Whether a body's accounts mark the people of their own department alone (E 二（四） 科室人员得分由部门负责人评定). */
export function marksOwnPeople({ indicators }: Pick<EnteredSheet, 'indicators'>, body: string): boolean {
  return indicators.some(({ department, ownPeople }) => department === body && ownPeople);
}

/**
 * The sheet with those alone whom an actor marks for a body. A head of a department finds those who had the same department
 * as the head at the end of the year (M16), and never themselves; other bodies mark everybody.
 *
 * @throws Problem `marker-unlinked`, `marker-without-department` where nobody knows whose people they are
 */
export async function sheetOfOwn<Sheet extends EnteredSheet>(
  stores: Pick<UnitStores, 'roster' | 'accounts'>,
  actor: Actor,
  sheet: Sheet,
  body: string
): Promise<Sheet> {
  if (!marksOwnPeople(sheet, body)) return sheet;
  const { department } = await headOn(stores, actor, sheet);
  const { subjects } = await actingPerson(actor, stores.accounts);
  const isOwn = (person: Subject) => person.department === department && !subjects.includes(person.id);
  return { ...sheet, communities: sheet.communities.filter(isOwn) };
}

/** The head on the roster whose account it is, with their department at the end of a year. */
async function headOn(
  { roster }: Pick<UnitStores, 'roster'>,
  { subject }: Actor,
  { year }: Pick<EnteredSheet, 'year'>
) {
  const head = subject === null ? undefined : await roster.find(subject);
  if (!head) throw new Problem('marker-unlinked', 403);
  const { name } = head;
  const { department = '' } = factsIn(head, daysOf(String(year)));
  if (department === '') throw new Problem('marker-without-department', 403, { name });
  return { department };
}
