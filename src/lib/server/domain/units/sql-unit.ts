import { randomBytes, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { adoptAtFounding } from '../schemes/adopt-at-founding';
import { touchRow } from '../../platform/command/touched-rows';
import type { Tables } from '../../platform/store/tables/tables';
import type { NewUnit, Unit, UnitSettings } from './unit';

/** One unit with its settings, or null. */
export async function findUnit(db: Kysely<Tables>, id: string): Promise<Unit | null> {
  const row = await db
    .selectFrom('unit')
    .where('id', '=', id)
    .selectAll()
    .select((of) =>
      of
        .selectFrom('takeover')
        .innerJoin('seal', 'seal.id', 'takeover.seal_id')
        .where('takeover.unit_id', '=', id)
        .select((fn) => fn.fn.min('period').as('first'))
        .as('taken')
    )
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    name: row.name,
    parent: row.parent,
    scheme: row.scheme,
    timeZone: row.time_zone,
    // The first period that a unit was founded with stays as it was written. Of the names of a year's
    // periods January's is the smallest.
    firstPeriod: row.taken ?? row.first_period,
    masked: row.masked === 1,
    publicityDays: row.publicity_days,
    objections: {
      who: row.objections_who,
      where: row.objections_where,
      when: row.objections_when,
      answerDays: row.answer_days
    },
    deadlineDay: row.deadline_day,
    filingMonths: Number(row.filing_months),
    deadlineTerms: JSON.parse(row.deadline_terms) as Record<string, number>,
    investigator: row.investigator,
    roleNames: {
      recorder: row.recorder_name,
      committee: row.committee_name,
      assembly: row.assembly_name,
      department: row.department_name,
      commission: row.commission_name,
      superior: row.superior_name
    },
    bodyNames: JSON.parse(row.body_names) as Record<string, string>,
    accountTerm: row.account_term,
    salt: row.salt
  };
}

/**
 * Founds a unit, with a salt of its own and its scheme as the first that it adopts.
 * @param command the founder's command, if it is recorded; null: outside of any
 * @returns its id
 * @throws Problem `unknown-scheme`
 */
export async function addUnit(
  db: Kysely<Tables>,
  unit: NewUnit,
  command: { account: string; at: Date } | null = null
): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('unit')
    .values({
      id,
      name: unit.name,
      parent: unit.parent,
      scheme: unit.scheme,
      time_zone: unit.timeZone,
      first_period: unit.firstPeriod,
      masked: unit.masked ? 1 : 0,
      publicity_days: unit.publicityDays,
      objections_who: unit.objections.who,
      objections_where: unit.objections.where,
      objections_when: unit.objections.when,
      answer_days: unit.objections.answerDays,
      salt: randomBytes(16).toString('hex')
    })
    .execute();
  await adoptAtFounding(db, { id, scheme: unit.scheme }, command);
  return id;
}

/** Changes the settings that one unit prints and follows from now on; published notices stay as they were. */
export async function changeUnit(db: Kysely<Tables>, id: string, settings: UnitSettings): Promise<void> {
  const { masked, publicityDays, objections, deadlineDay, filingMonths, investigator, roleNames } = settings;
  await db
    .updateTable('unit')
    .set({
      masked: masked ? 1 : 0,
      publicity_days: publicityDays,
      objections_who: objections.who,
      objections_where: objections.where,
      objections_when: objections.when,
      answer_days: objections.answerDays,
      deadline_day: deadlineDay,
      filing_months: filingMonths,
      deadline_terms: JSON.stringify(settings.deadlineTerms),
      investigator,
      recorder_name: roleNames.recorder,
      committee_name: roleNames.committee,
      assembly_name: roleNames.assembly,
      department_name: roleNames.department,
      commission_name: roleNames.commission,
      superior_name: roleNames.superior,
      body_names: JSON.stringify(settings.bodyNames),
      account_term: settings.accountTerm
    })
    .where('id', '=', id)
    .execute();
  touchRow(db, 'unit', id);
}
