import { canonical } from '$lib/notice';
import { createHash, randomUUID } from 'node:crypto';
import type { Transaction } from 'kysely';
import { grantRole } from '../accounts/grant-role';
import { insertRecord, nextRecord } from '../audit/append-record';
import { createAccount, type Auth } from '../../platform/auth/auth';
import { Problem } from '../../platform/problem/problem';
import type { Tables } from '../../platform/store/tables/tables';
import { emptyDraft } from '../workshop/empty-draft';
import { sqlWorkshop } from '../workshop/sql-workshop';
import { addUnit } from '../units/sql-unit';
import type { FirstUnit } from './setup-input';

interface FirstUnitRequest {
  /** the form's own: sent twice, it founds once */
  key: string;
  first: FirstUnit;
  /** the day on which the operator's role begins */
  today: string;
  at: Date;
}

/**
 * Founds the first unit with its operator: unit, account, role and the first record of its trail, all or nothing.
 * Only one can be first, however many ask at once and through however many processes: `founding` has room for one row.
 *
 * @param authOn sign-in on a transaction, so that the account is part of it
 * @throws Problem `already-set-up` when there is a unit, `bad-key`
 */
export async function foundFirstUnit(
  db: Transaction<Tables>,
  authOn: (db: Transaction<Tables>) => Auth,
  { key, first, today, at }: FirstUnitRequest
): Promise<void> {
  if (!/^[\w-]{8,64}$/.test(key)) throw new Problem('bad-key', 400);
  const input = digestOf(first);
  const claimed = await db
    .insertInto('founding')
    .values({ one: 1, client_key: key, input, at: at.toISOString() })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (Number(claimed.numInsertedOrUpdatedRows) === 0) {
    const done = await db.selectFrom('founding').select(['client_key', 'input']).executeTakeFirst();
    if (done?.client_key === key && done.input === input) return;
    throw new Problem('already-set-up', 410);
  }
  if (await hasUnit(db)) throw new Problem('already-set-up', 410);
  const account = await createAccount(authOn(db), first.operator);
  const unit = await addUnit(db, first.unit, { account, at });
  // Months are scored by some scheme from the first day on: the nearest built-in one holds until the unit adopts its own,
  // and an empty draft on its workbench says that it is still to come.
  if (first.own) await sqlWorkshop(db, unit).keep(emptyDraft(account, at));
  await grantRole(db, { account, unit, role: 'operator', subject: null, from: today });
  const acted = { id: randomUUID(), unit, account, action: 'found', key, input, before: 0 };
  const { record } = await nextRecord(db, { ...acted, at: at.toISOString(), deviceAt: null });
  await insertRecord(db, record);
}

/** Whether anybody has moved in: the demo, a restored backup or a first unit. */
export async function hasUnit(db: Pick<Transaction<Tables>, 'selectFrom'>): Promise<boolean> {
  return (await db.selectFrom('unit').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** A digest without the password, because a digest of a short text can be guessed. */
function digestOf({ unit, operator: { name, username }, own }: FirstUnit): string {
  return createHash('sha256')
    .update(canonical({ unit: { ...unit }, name, username, own }))
    .digest('hex');
}
