import { builtInScheme, builtInText } from '$lib/schemes';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import { Problem } from '../../platform/problem/problem';
import type { Tables } from '../../platform/store/tables/tables';
import { insertAdoption } from './sql-adoptions';

/**
 * A unit's first adoption: a built-in scheme with its own values, from the first day on which it is in force.
 * Nobody else has an account yet, so that one person founds a unit; whatever its rules become later takes two.
 *
 * @param command see `addUnit`
 * @throws Problem `unknown-scheme`
 */
export async function adoptAtFounding(
  db: Kysely<Tables>,
  unit: { id: string; scheme: string },
  command: { account: string; at: Date } | null
): Promise<void> {
  const [scheme, text] = [builtInScheme(unit.scheme), builtInText(unit.scheme)];
  if (!scheme || text === null) throw new Problem('unknown-scheme', 422, { value: unit.scheme });
  const [seq = null] = command
    ? await logChanges(db, unit.id, () => command.at, [{ kind: 'scheme', subject_id: null }])
    : [];
  await insertAdoption(
    db,
    unit.id,
    {
      action: 'adopt',
      scheme: scheme.id,
      text,
      parameters: {},
      from: scheme.inForce[0]?.from ?? '',
      decision: null
    },
    { seq, account: command?.account ?? null, proposal: null, at: command?.at ?? null }
  );
}
