import { lastDay, monthOfYear, type Day } from '../../calendar';
import { kindOf, type Item, type Rule } from '../kinds';
import { totalItem } from '../kinds/total-item';
import type { Entry } from '../ledger';
import type { SchemeRules, Scheme } from './scheme';
import { comparedItems, type SameMatter } from '../same-matter';
import { homeOf, settlingOrder } from '../score/settling-order';

/** One version's rules, with what scoring looks up all the time. */
export interface Chapter {
  rules: SchemeRules;
  byId: ReadonlyMap<string, Rule>;
  /** by the items' Chinese names */
  byName: ReadonlyMap<string, Rule>;
  /** by `Rule.place`; items that only another version has are included */
  byPlace: readonly Rule[];
  /** in the order in which they are settled */
  order: readonly Rule[];
}

/** A scheme ready to score with. */
export interface Rulebook {
  scheme: Scheme;
  /** `Rule.place` of every item of all versions, by its id */
  places: ReadonlyMap<string, number>;
  /** ids of the sections of all versions */
  sections: readonly string[];
  versions: readonly { from: Day; chapter: Chapter }[];
  /** set when all versions say the same */
  only: Chapter | null;
  /** the rule that an adjustment of the year's total belongs to */
  total: Rule;
}

const books = new WeakMap<Scheme, Rulebook>();

/** Made once for a scheme, which is never changed afterwards. */
export function rulebookOf(scheme: Scheme): Rulebook {
  const book = books.get(scheme) ?? makeBook(scheme);
  books.set(scheme, book);
  return book;
}

/**
 * The rules in force on a day. A day between two versions has the earlier one's, a day before the first version has the first
 * one's.
 * @throws RangeError for a scheme without versions
 */
export function chapterOn(book: Rulebook, day: Day): Chapter {
  if (book.only) return book.only;
  const [first, ...later] = book.versions;
  if (!first) throw new RangeError(`${book.scheme.id} has no version`);
  return later.reduce((found, one) => (one.from <= day ? one : found), first).chapter;
}

/** The rules in force at the end of a month (1–12). */
export function chapterIn(book: Rulebook, year: number, month: number): Chapter {
  return book.only ?? chapterOn(book, lastDay(monthOfYear(year, month)));
}

/**
 * The item that an entry names, in the version in force on its day.
 * @throws RangeError when there is none: entries are checked when they are read
 */
export function ruleOf(book: Rulebook, entry: Entry): Rule {
  const rule = (book.only ?? chapterOn(book, entry.date)).byId.get(entry.item);
  if (!rule) throw new RangeError(`no item ${entry.item} in ${book.scheme.id}`);
  return rule;
}

function makeBook(scheme: Scheme): Rulebook {
  const all: SchemeRules[] = [scheme];
  for (const { rules } of scheme.inForce) if (rules && !all.includes(rules)) all.push(rules);
  const items = new Map(all.flatMap((rules) => rules.items.map((item) => [item.id, item] as const)));
  const sections = [...new Set(all.flatMap((rules) => rules.sections.map(({ id }) => id)))];
  const chapters = new Map(all.map((rules) => [rules, makeChapter(rules, items, sections)]));
  const [first] = chapters.values();
  if (!first) throw new RangeError(`${scheme.id} has no rules`);
  return {
    scheme,
    places: new Map([...items.keys()].map((id, place) => [id, place])),
    sections,
    versions: scheme.inForce.map(({ from, rules }) => ({
      from,
      chapter: chapters.get(rules ?? scheme) ?? first
    })),
    only: chapters.size === 1 ? first : null,
    total: ruleFor(totalItem, items.size, -1)
  };
}

function makeChapter(
  rules: SchemeRules,
  all: ReadonlyMap<string, Item>,
  sections: readonly string[]
): Chapter {
  const own = new Map(rules.items.map((item) => [item.id, item]));
  const places = [...all.keys()];
  const sets = setsByItem(rules.sameMatter);
  const byPlace = places.map((id, place) => {
    const item = own.get(id) ?? all.get(id) ?? totalItem;
    const rule = ruleFor(item, place, sections.indexOf(item.section), sets.get(id));
    rule.own = own.has(id);
    return rule;
  });
  const everyId = new Map(byPlace.map((rule) => [rule.item.id, rule]));
  for (const rule of byPlace) {
    rule.home = everyId.get(homeOf(rule.item)) ?? rule;
    for (const reference of kindOf(rule.item).looksAt?.(rule.item) ?? []) {
      const other = everyId.get(reference.item);
      if (reference.monthly && other) other.monthly = true;
    }
  }
  for (const rule of byPlace) if (rule.home.kind.isMonthly(rule.home.item)) rule.monthly = true;
  const ordered = settlingOrder(byPlace.map((rule) => rule.item));
  const order = (ordered.ok ? ordered.items : []).flatMap((item) => everyId.get(item.id) ?? []);
  const ours = byPlace.filter((rule) => rule.own);
  const byId = new Map(ours.map((rule) => [rule.item.id, rule]));
  const byName = new Map(ours.map((rule) => [rule.item.name, rule]));
  return { rules, byPlace, order, byId, byName };
}

/** The index of the first clause that compares each item, by item. */
function setsByItem(sets: readonly SameMatter[]): Map<string, number> {
  const found = new Map<string, number>();
  sets.forEach((set, n) => {
    for (const id of comparedItems(set)) if (!found.has(id)) found.set(id, n);
  });
  return found;
}

function ruleFor(item: Item, place: number, section: number, set = -1): Rule {
  const kind = kindOf(item);
  const rule: Omit<Rule, 'home'> & { home: Rule | null } = {
    item,
    kind,
    place,
    section,
    home: null,
    monthly: false,
    ofMonth: kind.ofMonth?.(item) ?? false,
    vetoes: kind.vetoes ?? false,
    settles: kind.settle !== undefined && (kind.settles?.(item) ?? true),
    set,
    own: true
  };
  return Object.assign(rule, { home: rule as Rule });
}
