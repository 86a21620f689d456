import { addDays, daysOf, isDay, isWithin, overlaps, type Day } from '$lib/calendar';
import type { Spell, Subject } from '$lib/points';

/** The facts of a spell of service that hold from a day on (M16). */
export interface DatedFacts
  extends Pick<Spell, 'pool' | 'group'>, Pick<Subject, 'department' | 'post' | 'workplace'> {}

/** The facts that no rule counts by, in somebody's own words; absent where the roster has none. */
export const wordedFacts = ['department', 'post', 'workplace'] as const;
const factFields = ['pool', 'group', ...wordedFacts] as const;

/** A spell of service with the facts of then. */
export interface ServiceSpell extends Spell, DatedFacts {}

/** Somebody on the roster with every spell of service; the last one stands in the person's own fields. */
export interface RosterPerson extends Subject {
  earlier?: readonly ServiceSpell[];
}

type DaySpan = Pick<Spell, 'from' | 'to'>;

/** All spells of somebody, oldest first. */
export function spellsOf({ earlier = [], from, to, ...person }: RosterPerson): ServiceSpell[] {
  return [...earlier, { ...factsOf(person), from, to }];
}

/** The facts alone, without days. */
export function factsOf({ pool, group, ...worded }: DatedFacts): DatedFacts {
  const facts: DatedFacts = { pool, group };
  for (const field of wordedFacts) if (worded[field]) facts[field] = worded[field];
  return facts;
}

/** A spell as the rules see it: what no rule counts by isn't sealed, nor sent to a phone. */
export function ruleSpell({ pool, group, from, to }: Spell): Spell {
  return { pool, group, from, to };
}

/**
 * Gives somebody these spells. Spells that follow each other with the same facts become one.
 * @param spells at least one, oldest first
 */
export function withSpells(
  { earlier: _, department: __, post: ___, workplace: ____, ...person }: RosterPerson,
  spells: readonly ServiceSpell[]
): RosterPerson {
  const joined: ServiceSpell[] = [];
  for (const spell of spells) {
    const before = joined.at(-1);
    if (before && follows(before, spell) && sameFacts(before, spell))
      joined.splice(-1, 1, { ...before, to: spell.to });
    else joined.push(spell);
  }
  const last = joined.pop();
  return { ...person, ...last, ...(joined.length > 0 && { earlier: joined }) };
}

/** Whether two spells have the same facts. */
export function sameFacts(one: DatedFacts, other: DatedFacts): boolean {
  return differingFact(one, other) === null;
}

/** The first fact that two spells don't share; null where they share all. */
export function differingFact(one: DatedFacts, other: DatedFacts): keyof DatedFacts | null {
  return factFields.find((field) => (one[field] ?? '') !== (other[field] ?? '')) ?? null;
}

const follows = (one: DaySpan, other: DaySpan) =>
  one.to !== null && other.from !== null && other.from === addDays(one.to, 1);

/**
 * Gives somebody other facts from a day on: a spell that contains the day is divided there, and later ones take the facts.
 * @returns null for somebody whose service is over before that day
 */
export function changedFrom(person: RosterPerson, facts: DatedFacts, day: Day): RosterPerson | null {
  const spells = spellsOf(person);
  const isOver = (spell: DaySpan) => spell.to !== null && spell.to < day;
  if (spells.every(isOver)) return null;
  const other = factsOf(facts);
  return withSpells(
    person,
    spells.flatMap((spell) => {
      if (isOver(spell)) return [spell];
      const { from, to } = spell;
      if (from !== null && from >= day) return [{ ...other, from, to }];
      return [
        { ...spell, to: addDays(day, -1) },
        { ...other, from: day, to }
      ];
    })
  );
}

/** Whether service or its facts may change on a day: the year 9999 stands for no end at all. */
export function isServiceDay(day: string): day is Day {
  return isDay(day) && day < '9999';
}

/**
 * Puts somebody back in service.
 * @returns null for somebody who hasn't left before the spell begins
 */
export function returned(person: RosterPerson, spell: ServiceSpell): RosterPerson | null {
  if (person.to === null || spell.from === null || spell.from <= person.to) return null;
  return withSpells(person, [...spellsOf(person), spell]);
}

/**
 * Ends somebody's service with a day; what was planned after it is dropped.
 * @returns null for somebody whose service begins later
 */
export function leftOn(person: RosterPerson, to: Day): RosterPerson | null {
  const begun = spellsOf(person).filter(({ from }) => from === null || from <= to);
  const last = begun.pop();
  return last ? withSpells(person, [...begun, { ...last, to }]) : null;
}

/**
 * Writes down a post or workplace of which the roster has said nothing yet, for the whole present service: nobody's facts change,
 * so that nobody has to say from when.
 */
export function completed(person: RosterPerson, facts: DatedFacts): RosterPerson {
  const spells = spellsOf(person);
  const unsaid = (['post', 'workplace'] as const).filter((field) => spells.every((spell) => !spell[field]));
  const said = Object.fromEntries(unsaid.flatMap((field) => (facts[field] ? [[field, facts[field]]] : [])));
  const { from } = currentService(person);
  const first = spells.findIndex((spell) => spell.from === from);
  return withSpells(
    person,
    spells.map((spell, at) => (at < first ? spell : { ...spell, ...said }))
  );
}

/**
 * The last day of the service that contains a day, whatever facts change in it; null: it has no end; undefined: the person isn't
 * in service then.
 */
export function serviceEndOn(person: RosterPerson, day: Day): Day | null | undefined {
  const spells = spellsOf(person);
  let at = spells.findIndex(({ from, to }) => (from === null || from <= day) && (to === null || to >= day));
  for (let next = spells[at + 1]; next && follows(spells[at] ?? next, next); next = spells[at + 1]) at += 1;
  return spells[at]?.to;
}

/** The days from which on somebody in service had other facts. */
export function changeDays(person: RosterPerson): Day[] {
  const spells = spellsOf(person);
  return spells.flatMap((spell, at) => {
    const before = spells[at - 1];
    return before && spell.from !== null && follows(before, spell) ? [spell.from] : [];
  });
}

/**
 * Drops a return that was planned for a day that hasn't come, so that it can be put right. A planned change of facts stays:
 * the person is in service.
 */
export function withoutPlannedReturn(person: RosterPerson, today: Day): RosterPerson {
  const spells = spellsOf(person);
  const begun = spells.filter(({ from }) => from === null || from <= today);
  const [last, planned] = [begun.at(-1), spells[begun.length]];
  return last && planned && !follows(last, planned) ? withSpells(person, begun) : person;
}

/** Leaves out the spells that begin after some days. */
export function asOf(person: RosterPerson, { to }: { to: Day }): RosterPerson {
  const spells = spellsOf(person);
  const begun = spells.filter(({ from }) => from === null || from <= to);
  return begun.length === 0 || begun.length === spells.length ? person : withSpells(person, begun);
}

/** The facts in force at the end of some days: those of the last spell that has begun (M16), or of the first one before it. */
export function factsIn(person: RosterPerson, { to }: { to: Day }): DatedFacts {
  const spells = spellsOf(person);
  const begun = spells.findLast(({ from }) => from === null || from <= to);
  return factsOf(begun ?? spells[0] ?? person);
}

/** Whether somebody is in service on a day. */
export function servesOn(person: RosterPerson, day: Day): boolean {
  return spellsOf(person).some((spell) => isWithin(day, spell));
}

/** Whether somebody is in service on one of these days. */
export function servesIn(person: RosterPerson, days: DaySpan): boolean {
  return spellsOf(person).some((spell) => overlaps(spell, days));
}

/** Says in which of these months somebody's service counts in another unit; the others aren't of their service. */
export function withElsewhere(
  { elsewhere: _, ...person }: RosterPerson,
  months: readonly string[]
): RosterPerson {
  const elsewhere = months.filter((month) => servesIn(person, daysOf(month)));
  return elsewhere.length === 0 ? person : { ...person, elsewhere };
}

/** The first and last day of the service without a gap that somebody is in, or was in last. */
export function currentService(person: RosterPerson): DaySpan {
  const spells = spellsOf(person);
  let at = spells.length - 1;
  for (; at > 0; at -= 1) {
    const [before, here] = [spells[at - 1], spells[at]];
    if (!before || !here || !follows(before, here)) break;
  }
  return { from: spells[at]?.from ?? null, to: person.to };
}

/** Whether spells stand in order, each ends no earlier than it begins, and none has a day of another. */
export function areApart(spells: readonly DaySpan[]): boolean {
  return spells.every(({ from, to }, at) => {
    const next = spells[at + 1];
    if (from !== null && to !== null && to < from) return false;
    return next === undefined || (to !== null && next.from !== null && next.from > to);
  });
}
