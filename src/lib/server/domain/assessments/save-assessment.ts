import type { EntryFields, Item } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { decisionTrouble, departmentLimit } from '../imports/decision-trouble';
import { nextNumbers } from '../ledger/next-numbers';
import { Problem } from '../../platform/problem/problem';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import { digestOfShown } from '../../platform/command/shown-digest';
import type { UnitStores } from '../units/unit-stores';
import { dayIn, monthOfYear, lastDay } from '$lib/calendar';
import { BadCells, type BadCell } from './bad-cells';
import { cellKey, emptyCell } from './cells';
import { changesOfCell } from './changes-of-cell';
import { enteredItems } from './indicators';
import { sheetOfOwn } from './own-people';
import { readAssessmentCell } from './read-assessment-cell';
import { assessedYears, enteredSheet, type EnteredSheet } from './sheet';

export interface AssessmentInput {
  key: string;
  year: number;
  department: string;
  /** number of the department's document, and its day */
  document: string;
  date: string;
  /** digest of the sheet that was looked at (`shownCells`) */
  shown: string;
  /** the typed text; an empty cell takes back its value */
  cells: readonly { subject: string; item: string; typed: string }[];
}

/** The departments that an actor enters for; null: all (the recorder keys in paper for every department). */
export async function ownDepartments(stores: UnitStores, actor: Actor): Promise<string[] | null> {
  return actor.roles.includes('recorder') ? null : stores.accounts.departmentsOf(actor.account);
}

/**
 * A digest of a department's values for those on the sheet; saving sends it back, so that nobody overwrites
 * values that they haven't seen.
 */
export function shownCells(sheet: EnteredSheet, department: string): string {
  const items = [...itemsOf(sheet, department), ...waysIn(sheet, department)].map(({ id }) => id);
  const people = new Set(sheet.communities.map(({ id }) => id));
  const active = [...sheet.cells.values()].filter(
    ({ subject, item }) => people.has(subject) && items.includes(item)
  );
  return digestOfShown(active.map(({ subject, item, value }) => [subject, item, value]).sort());
}

/**
 * Enters what a department assesses: all of it, or nothing. Each change is a ledger entry on the basis of the
 * department's document, dated 31 December and booked in that month (M13b).
 *
 * @throws Problem `bad-period`, `bad-form` for a cell that comes twice, `year-closed`, `not-your-indicator`,
 *   `assessed-elsewhere`, `result-twice`, `nothing-entered`, `own-outcome`, `bad-cells` (`BadCells`), `unknown-subject`, `not-your-people`,
 *   and those of `sheetOfOwn` and `decisionTrouble`
 */
export function saveAssessment(
  app: App,
  actor: Actor,
  { key, year, department, document, date, shown, cells }: AssessmentInput
): Promise<{ changed: number }> {
  const input = { year, department, document, date, shown, cells: cells.map((cell) => ({ ...cell })) };
  return app.runCommand(actor, { permission: 'assess', key, input }, async (stores) => {
    const own = await ownDepartments(stores, actor);
    if (own && !own.includes(department)) throw new Problem('not-your-indicator', 403, { value: department });
    if (!(await assessedYears(stores)).includes(year))
      throw new Problem('bad-period', 422, { value: String(year) });
    const whole = await enteredSheet(stores, year);
    if (whole.closed) throw new Problem('year-closed', 409, { year });
    const sheet = own ? await sheetOfOwn(stores, actor, whole, department) : whole;
    if (own) await needOwn(stores, actor, { whole, sheet, cells });
    const wanted = read(sheet, department, { cells, ways: own ? 'none' : 'keyed' });
    if (shown !== shownCells(sheet, department)) throw new Problem('assessed-elsewhere', 409);
    const decision = { date, body: department, minutes: document };
    const today = dayIn(stores.unit.timeZone, app.clock());
    const trouble = decisionTrouble(decision, [], today, departmentLimit);
    if (trouble) throw trouble;
    const booking = {
      date: lastDay(monthOfYear(year, 12)),
      period: monthOfYear(year, 12),
      basis: `${department} ${document}`,
      number: await nextNumbers(stores.ledger, `${year}考`)
    };
    const entries = wanted.flatMap(({ cell, kind, value }) => changesOfCell(cell, kind, value, booking));
    if (entries.length === 0) throw new Problem('nothing-entered', 422);
    if (own) await needOthers(stores, actor, sheet, entries);
    await stores.ledger.append(entries, await stores.decisions.recordMarking(decision));
    return { changed: new Set(entries.map(cellOf(sheet))).size };
  });
}

function read(
  sheet: EnteredSheet,
  department: string,
  { cells, ways }: { cells: AssessmentInput['cells']; ways: 'keyed' | 'none' }
) {
  // The heads' grades follow from the county's appraisal, so that no account of a body gives them.
  const entered = [...itemsOf(sheet, department), ...(ways === 'keyed' ? waysIn(sheet, department) : [])];
  const items = new Map(entered.map((item) => [item.id, item]));
  const communities = new Map(sheet.communities.map(({ id, name }) => [id, name]));
  const bad: BadCell[] = [];
  // A cell that comes twice would be booked twice, and both would count.
  if (new Set(cells.map(({ subject, item }) => cellKey(subject, item))).size < cells.length)
    throw new Problem('bad-form', 400);
  const wanted = cells.flatMap(({ subject, item: id, typed }) => {
    const item = items.get(id);
    if (!item) throw new Problem('not-your-indicator', 403, { value: id });
    const name = communities.get(subject);
    if (name === undefined) throw new Problem('unknown-subject', 422, { value: subject });
    if (typed.trim() !== '') needNoOtherWay(sheet, subject, item);
    const cell = sheet.cells.get(cellKey(subject, id)) ?? emptyCell(subject, id);
    const kind: 'figure' | 'times' = item.kind === 'assess' ? 'figure' : 'times';
    const found = readAssessmentCell(item, typed);
    if ('value' in found) return [{ cell, kind, value: found.value }];
    bad.push({ subject, name, item: id, params: found.params });
    return [];
  });
  if (bad.length > 0) throw new BadCells(bad);
  return wanted;
}

/** Refuses a cell of somebody whom the actor's sheet leaves out: themselves, or one of another department. */
async function needOwn(
  { accounts }: UnitStores,
  actor: Actor,
  { whole, sheet, cells }: { whole: EnteredSheet; sheet: EnteredSheet; cells: AssessmentInput['cells'] }
): Promise<void> {
  const isShown = new Set(sheet.communities.map(({ id }) => id));
  const found = whole.communities.find(
    ({ id }) => !isShown.has(id) && cells.some(({ subject }) => subject === id)
  );
  if (!found) return;
  const { id, name } = found;
  const parts = partsInRow(await actingPerson(actor, accounts), id);
  if (isBarred({ deed: 'enter', parts })) throw new Problem('own-outcome', 403, { name });
  throw new Problem('not-your-people', 403, { name });
}

/** Nobody marks themselves for their body. The recorder keys in what stands on its paper, their own row too. */
async function needOthers(
  { accounts }: UnitStores,
  actor: Actor,
  { communities }: EnteredSheet,
  entries: readonly Pick<EntryFields, 'subject'>[]
): Promise<void> {
  const person = await actingPerson(actor, accounts);
  const mine = entries.find(({ subject }) => isBarred({ deed: 'enter', parts: partsInRow(person, subject) }));
  if (!mine) return;
  const { name } = communities.find(({ id }) => id === mine.subject) ?? { name: mine.subject };
  throw new Problem('own-outcome', 403, { name });
}

/** Refuses a mark for somebody who is assessed another way already (E 业务工作等次): both would count. */
function needNoOtherWay(
  { indicators, cells, year }: EnteredSheet,
  subject: string,
  { id, name }: Pick<Item, 'id' | 'name'>
): void {
  const ways = indicators.flatMap(({ figures, instead }) => {
    const all = [...figures, ...instead];
    return all.some((one) => one.id === id) ? all.filter((one) => one.id !== id) : [];
  });
  for (const way of ways) {
    const found = cells.get(cellKey(subject, way.id))?.history.find(({ undone }) => undone === null);
    if (found)
      throw new Problem('result-twice', 409, { item: name, period: String(year), other: found.entry });
  }
}

/** Other ways to assess, which the department's page asks of whom the scheme says it. */
function waysIn({ indicators }: EnteredSheet, department: string) {
  return indicators
    .filter((indicator) => indicator.department === department)
    .flatMap(({ instead }) => instead);
}

function itemsOf({ indicators }: EnteredSheet, department: string) {
  return indicators.filter((indicator) => indicator.department === department).flatMap(enteredItems);
}

/** The cell that an entry is about: a reversal has no item of its own. */
function cellOf({ cells }: EnteredSheet) {
  const undone = new Map(
    [...cells.values()].flatMap(({ subject, item, history }) =>
      history.map(({ entry }) => [entry, cellKey(subject, item)] as const)
    )
  );
  return (entry: EntryFields) =>
    entry.reverses === null ? cellKey(entry.subject, entry.item) : undone.get(entry.reverses);
}
