import { lastDay, type Day } from '$lib/calendar';
import { itemOf, kindOf, rulesOn, type Subject } from '$lib/points';
import { claimNo } from '$lib/server/claims/claim-no';
import { standingOf } from '$lib/server/claims/claim-standing';
import { schemeOf } from '$lib/server/periods/unit-scheme';
import type { UnitStores } from '$lib/server/store/unit-stores';
import { itemText } from '$lib/ui/item-text';

/**
 * What stands on a month's application form: the items that may be asked for, by section, and what the person has declared
 * of that month themselves or on paper. What colleagues reported of them isn't theirs to sign.
 */
export async function applyForm(
  stores: UnitStores,
  { person, month, today }: { person: Subject | null; month: string; today: Day }
) {
  const scheme = schemeOf(stores);
  const rules = rulesOn(scheme, lastDay(month));
  const sectionOf = (item: string) => rules.items.find(({ id }) => id === item)?.section ?? '';
  const claims = person
    ? await stores.claims.list({ subject: person.id, year: Number(month.slice(0, 4)) })
    : [];
  return {
    sections: rules.sections.map(({ id, name, english }) => ({
      ...{ id, name, english },
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
      .map((claim) => ({ claim, standing: standingOf(claim, today, stores.unit.timeZone) }))
      .filter(({ standing }) => standing.fields.date.startsWith(month) && standing.state !== 'withdrawn')
      .map(({ claim, standing: { fields, state } }) => ({
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
