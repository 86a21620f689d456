import type { Day } from '../calendar';
import { kindOf, type Item } from './kinds';
import { rulesOn } from './scheme/compose-versions';
import type { Scheme, SchemeRules } from './scheme/scheme';

/** An item as a form offers it. */
export interface DeclarableItem {
  id: string;
  name: string;
  english: string;
  section: { id: string; name: string; english: string };
  worth: { zh: string; en: string };
}

/**
 * Whether people may declare an item: not one that a department, an assembly or papers assess, and nothing
 * that ends a year's points.
 */
export function isDeclarable(item: Item): boolean {
  const kind = kindOf(item);
  return kind.isEntered(item) && kind.isDeclared;
}

/**
 * Whether the document has those who are scored declare what they did: it says so in a clause, or names a day
 * for it. B and E have none of it, so nobody there is reminded of anything.
 */
export function hasDeclaring({ procedure, deadlines }: Pick<Scheme, 'procedure' | 'deadlines'>): boolean {
  return procedure.declaring !== undefined || deadlines.some(({ step }) => step === 'declare');
}

/** The items in the scheme's order, by the rules of a day. */
export function declarableItems(scheme: Scheme, day: Day): DeclarableItem[] {
  return offeredItems(rulesOn(scheme, day), isDeclarable);
}

/** Items of some rules as a form offers them, in their order. */
export function offeredItems(rules: SchemeRules, isOffered: (item: Item) => boolean): DeclarableItem[] {
  const sections = new Map(rules.sections.map(({ id, name, english }) => [id, { id, name, english }]));
  return rules.items.filter(isOffered).flatMap((item) => {
    const { id, name, english } = item;
    const section = sections.get(item.section);
    return section ? [{ id, name, english, section, worth: kindOf(item).words(item) }] : [];
  });
}
