import type { UnitStores } from '../../units/unit-stores';
import type { Objection } from '../objection';

/**
 * The accounts that investigated or answered an objection, or sat in the meetings that decided its
 * corrections, without stepping aside.
 * @param before number of a step: only those who did so before it
 * @returns accounts
 */
export async function hearersOf(
  { meetings, objections }: UnitStores,
  { id, steps }: Pick<Objection, 'id' | 'steps'>,
  before = Infinity
): Promise<string[]> {
  const heard = steps.filter(({ no, action }) => no < before && (action === 'find' || action === 'answer'));
  const hearers = heard.flatMap(({ account }) => account ?? []);
  for (const { meeting } of heard) {
    if (meeting === null) continue;
    const aside = await objections.asideIn(meeting, id);
    const members = (await meetings.find({ id: meeting }))?.members ?? [];
    hearers.push(...members.filter((account) => !aside.includes(account)));
  }
  return hearers;
}
