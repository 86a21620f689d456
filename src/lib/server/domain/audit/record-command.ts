import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Actor } from '../../platform/access/actor';
import type { Change } from '../../platform/changes/changes';
import type { RecordedCommand } from '../../platform/command/run-command';
import { allOf } from '../../platform/store/all-of';
import type { Tables } from '../../platform/store/tables/tables';
import { insertRecord, nextRecord } from './append-record';
import { keepOrigin } from './request-origins';

/**
 * Puts a command at the end of its unit's trail, with the origin of its request beside it. It is called
 * last in the command's transaction.
 * @returns the changes that the command made
 */
export async function recordCommand(
  db: Kysely<Tables>,
  { account, unit, place, deviceAt }: Actor,
  { action, key, input, before, at }: RecordedCommand
): Promise<Change[]> {
  const id = randomUUID();
  const acted = { id, unit, account, action, key, input, before, at };
  const { record, made } = await nextRecord(db, { ...acted, deviceAt: deviceAt ?? null });
  await allOf([insertRecord(db, record), place && keepOrigin(db, { audit: id, place, at })]);
  return made;
}
