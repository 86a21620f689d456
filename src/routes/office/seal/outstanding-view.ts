import { periodTitle } from '$lib/ui/text/period-text';
import type { OutstandingTask } from '$lib/server/domain/periods/outstanding';
import type { Scheme } from '$lib/points';
import { m } from '$lib/text';
import { getLocale } from '$lib/text/generated/runtime.js';
import { groupName } from '$lib/ui/text/group-name';
import { counted } from '$lib/ui/text/counted';

/**
 * Says what is still to be done, with the page where it is done.
 * @param due the kind of work and its amount
 * @returns `year`: without it, a year has no rank
 */
export function outstandingView(
  due: OutstandingTask,
  scheme: Pick<Scheme, 'subjects'>
): { text: string; href: string; year: boolean } {
  return {
    ...sentenceOf(due, scheme),
    year: !['claims', 'assembly', 'skipped', 'self-scores'].includes(due.what)
  };
}

function sentenceOf(due: OutstandingTask, scheme: Pick<Scheme, 'subjects'>): { text: string; href: string } {
  switch (due.what) {
    case 'claims':
      return { text: m.office_seal_due_claims({ count: due.count }), href: '/office/claims' };
    case 'assembly':
      return {
        text: m.office_seal_due_assembly({ body: due.body, quarter: periodTitle(due.quarter) }),
        href: `/office/assembly?quarter=${due.quarter}`
      };
    case 'skipped':
      return {
        text: m.office_seal_due_skipped({
          body: due.body,
          quarter: periodTitle(due.quarter),
          reason: due.reason
        }),
        href: `/office/assembly?quarter=${due.quarter}`
      };
    case 'ballot':
      return {
        text: due.opened
          ? m.office_seal_due_ballot_open({ year: due.year })
          : m.office_seal_due_ballot_none({ year: due.year }),
        href: `/office/ballot?year=${due.year}`
      };
    case 'voters':
      return {
        text: m.office_seal_due_voters({ group: groupName(due.group), count: due.count, most: due.most }),
        href: `/office/ballot?year=${due.year}`
      };
    case 'departments':
      return {
        text: m.office_seal_due_departments({
          departments: due.owed.map(({ name }) => name).join(m.office_list_comma()),
          owed: due.owed.reduce((sum, { owed }) => sum + owed, 0)
        }),
        href: `/office/assess?year=${due.year}`
      };
    case 'self-scores':
      return {
        text: m.office_seal_due_self_scores({ owed: due.owed }),
        href: `/office/assess?year=${due.year}`
      };
    case 'lacked': {
      const item = getLocale() === 'en' ? due.item.english : due.item.name;
      return {
        text: m.office_seal_due_lacked({ people: counted(scheme, due.people), item }),
        href: '/office/ledger'
      };
    }
  }
}
