import { lastDay, type Day, yearOf } from '$lib/calendar';
import { itemOf, kindOf, rulesOn, type Subject } from '$lib/points';
import { claimNo } from '$lib/server/domain/claims/claim-no';
import { statusOf } from '$lib/server/domain/claims/claim-status';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import { itemText } from '$lib/ui/text/item-text';

/**
 * The content of a month's application form: the items that may be claimed, by section, and what the person
 * has declared of that month online or on paper. Reports by colleagues are left out, because the person
 * doesn't sign for them.
 * @param person null for a blank form
 * @param month YYYY-MM
 */
export async function applyForm(
  stores: UnitStores,
  { person, month, today }: { person: Subject | null; month: string; today: Day }
) {
  const scheme = schemeOf(stores);
  const rules = rulesOn(scheme, lastDay(month));
  const sectionOf = (item: string) => rules.items.find(({ id }) => id === item)?.section ?? '';
  const claims = person ? await stores.claims.list({ subject: person.id, year: yearOf(month) }) : [];
  return {
    sections: rules.sections.map(({ id, name, english }) => ({
      id,
      name,
      english,
      items: rules.items
        .filter((item) => item.section === id && kindOf(item).isEntered(item))
        .map((item) => ({
          name: item.name,
          english: item.english,
          ref: item.clause.ref,
          worth: kindOf(item).words(item)
        }))
    })),
    lines: claims
      .filter(({ way }) => way !== 'reported')
      .map((claim) => ({ claim, status: statusOf(claim, today, stores.unit.timeZone) }))
      .filter(({ status }) => status.fields.date.startsWith(month) && status.state !== 'withdrawn')
      .map(({ claim, status: { fields, state } }) => ({
        no: claimNo(claim),
        section: sectionOf(fields.item),
        item: itemText(itemOf(scheme, fields.item, fields.date), { ...fields, reverses: null }),
        date: fields.date,
        basis: fields.basis,
        story: fields.story,
        state
      }))
  };
}
