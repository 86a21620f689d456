import type { Day } from '$lib/calendar';
import { hasSealed, type SealedPast } from '../../roster/sealed-presence';
import {
  areApart,
  changedFrom,
  completed,
  currentService,
  differingFact,
  factsOf,
  returned,
  spellsOf,
  withSpells,
  wordedFacts,
  type RosterPerson,
  type ServiceSpell,
  type DatedFacts
} from '../../roster/spells';
import type { RosterRow } from './roster-rows';

/** A person as a file's rows would have them, or the reason why that can't be told. */
export type PlannedPerson =
  | { is: 'person'; person: RosterPerson }
  /** facts change, and sealed periods depend on them: nobody has said from when */
  | { is: 'undated'; field: keyof DatedFacts }
  /** the row has a day of service of an earlier row */
  | { is: 'twice'; row: RosterRow };

interface PlanContext {
  past: SealedPast;
  /** the day that was given for the whole import, for changes and newcomers without a day of their own */
  since: Day | null;
}

/**
 * Plans one person by their rows. Several rows are all the spells of service; one row changes the last spell, brings somebody
 * back who had left, or changes facts from a day on.
 * @param old the person on the roster; undefined for somebody new
 */
export function plannedPerson(
  rows: readonly [RosterRow, ...RosterRow[]],
  old: RosterPerson | undefined,
  context: PlanContext
): PlannedPerson {
  const [row, ...more] = rows;
  if (more.length > 0) return ofSeveral(rows, old);
  if (!old) {
    const from = row.read.from ?? row.since ?? context.since;
    return { is: 'person', person: { ...row.read, from } };
  }
  return ofOne(row, old, context);
}

function ofSeveral(rows: readonly [RosterRow, ...RosterRow[]], old: RosterPerson | undefined): PlannedPerson {
  const spells: ServiceSpell[] = [];
  let named = rows[0].read;
  for (const row of rows) {
    const { from, to } = row.read;
    const spell = { ...factsOfRow(row, old), from: from ?? row.since, to };
    const ordered = [...spells, spell].sort((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
    if (!areApart(ordered) || !isNamed(row, named.name)) return { is: 'twice', row };
    spells.splice(0, spells.length, ...ordered);
    if (ordered.at(-1) === spell) named = row.read;
  }
  const name = rows[0].has('name') ? named.name : (old?.name ?? '');
  return { is: 'person', person: withSpells({ ...named, name }, spells) };
}

function ofOne(row: RosterRow, old: RosterPerson, { past, since }: PlanContext): PlannedPerson {
  const facts = factsOfRow(row, old);
  const to = row.has('to') ? row.read.to : old.to;
  const named = { ...old, name: row.has('name') ? row.read.name : old.name };
  const start = row.read.from ?? row.since;
  if (old.to !== null && start !== null && start > old.to && (row.read.to ?? start) >= start) {
    const back = returned(named, { ...facts, from: start, to: row.read.to });
    if (back) return { is: 'person', person: back };
  }
  const serving = servingFrom({ ...named, to }, startOf(row, old, past));
  const isSealed = (past.sealed.get(old.id) ?? []).length > 0;
  const day = row.since ?? (isSealed ? since : null);
  const person = day === null ? completed(serving, facts) : serving;
  const field = differingFact(person, facts);
  if (field === null) return { is: 'person', person };
  if (day !== null) return { is: 'person', person: changedFrom(person, facts, day) ?? person };
  if (isSealed) return { is: 'undated', field };
  const { from } = person;
  return {
    is: 'person',
    person: withSpells(person, [...(person.earlier ?? []), { ...facts, from, to }])
  };
}

/** Two names beside one number are two people, one of whom has a mistyped number. */
const isNamed = ({ read }: RosterRow, name: string) => read.name === name;

/** A column that the file doesn't have says nothing about its field: the roster keeps its value. */
function factsOfRow({ read, has }: RosterRow, old: RosterPerson | undefined): DatedFacts {
  const kept = old ?? { pool: '', group: '' };
  return factsOf({
    pool: has('pool') ? read.pool : kept.pool,
    group: has('group') ? read.group : kept.group,
    ...Object.fromEntries(wordedFacts.map((field) => [field, (has(field) ? read : old)?.[field] ?? '']))
  });
}

/** An empty cell says nothing either once a month is sealed: it would be service since ever. */
function startOf({ read, has }: RosterRow, old: RosterPerson, past: SealedPast): Day | null {
  const { from } = currentService(old);
  return !has('from') || (read.from === null && hasSealed(past)) ? from : read.from;
}

/** Moves the first day of somebody's present service. */
function servingFrom(person: RosterPerson, from: Day | null): RosterPerson {
  const present = currentService(person).from;
  if (from === present) return person;
  const spells = spellsOf(person);
  const first = spells.findIndex((spell) => spell.from === present);
  const begun = spells.slice(first).filter((spell) => from === null || (spell.to ?? from) >= from);
  const [start, ...later] = begun.length > 0 ? begun : spells.slice(-1);
  return start ? withSpells(person, [...spells.slice(0, first), { ...start, from }, ...later]) : person;
}
