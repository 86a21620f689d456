import { m } from '$lib/text';

const people = {
  all: m.office_nav_people,
  everybody: m.office_everybody,
  name: m.common_name,
  from: m.office_col_from,
  to: m.office_col_to,
  here: m.office_here,
  coming: m.office_coming,
  left: m.office_has_left
};
const communities: typeof people = {
  all: m.office_communities,
  everybody: m.office_communities_all,
  name: m.common_community,
  from: m.office_communities_from,
  to: m.office_communities_to,
  here: m.office_communities_here,
  coming: m.office_communities_coming,
  left: m.office_communities_left
};

/** The office's words for those who are scored: people, or communities where the scheme scores those. */
export function subjectText({ subjects }: { subjects?: 'communities' | undefined }) {
  return subjects === 'communities' ? communities : people;
}
