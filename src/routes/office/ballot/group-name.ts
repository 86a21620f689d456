import { m } from '$lib/text';

const names = new Map([
  ['leaders', m.office_ballot_leaders],
  ['staff', m.office_ballot_staff]
]);

/** What a group of the ballot is called; its own word where an adopter has named another. */
export function groupName(group: string): string {
  return names.get(group)?.() ?? group;
}
