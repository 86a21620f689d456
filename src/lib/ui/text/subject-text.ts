import type { SubjectKind } from '$lib/points';
import { m } from '$lib/text';

const people = {
  all: m.office_nav_people,
  everybody: m.office_everybody,
  name: m.common_name,
  from: m.office_col_from,
  to: m.office_col_to,
  here: m.office_here,
  coming: m.office_coming,
  left: m.office_has_left,
  joining: m.office_joining,
  leaving: m.office_leaving
};
const communities: typeof people = {
  all: m.office_communities,
  everybody: m.office_communities_all,
  name: m.common_community,
  from: m.office_communities_from,
  to: m.office_communities_to,
  here: m.office_communities_here,
  coming: m.office_communities_coming,
  left: m.office_communities_left,
  joining: m.office_communities_joining,
  leaving: m.office_communities_leaving
};

const members: typeof people = {
  ...people,
  from: m.office_members_from,
  to: m.office_members_to,
  here: m.office_communities_here,
  coming: m.office_members_coming,
  left: m.office_members_left,
  joining: m.office_members_joining,
  leaving: m.office_members_leaving
};
const households: typeof people = {
  all: m.office_households,
  everybody: m.office_households_all,
  name: m.common_household,
  from: m.office_households_from,
  to: m.office_households_to,
  here: m.office_communities_here,
  coming: m.office_households_coming,
  left: m.office_households_left,
  joining: m.office_households_joining,
  leaving: m.office_households_leaving
};
const bySubjects = { people, communities, members, households };

/** The office's words for those who are scored. */
export function subjectText({ subjects = 'people' }: { subjects?: SubjectKind | 'people' | undefined }) {
  return bySubjects[subjects];
}
