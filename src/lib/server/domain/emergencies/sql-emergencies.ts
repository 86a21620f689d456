import { canonical } from '$lib/notice';
import { createHmac, randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import { logChanges } from '../../platform/changes/log-changes';
import type { Tables } from '../../platform/store/tables/tables';
import type { Unit } from '../units/unit';
import type { Emergencies, SentEmergency } from './emergencies';

/** One unit's emergencies, over SQL. */
export function sqlEmergencies(
  db: Kysely<Tables>,
  { id: unit, salt }: Pick<Unit, 'id' | 'salt'>,
  clock: () => Date
): Emergencies {
  const change = async () => {
    const [seq = 0] = await logChanges(db, unit, clock, [{ kind: 'emergency', subject_id: null }]);
    return seq;
  };

  return {
    async running() {
      const now = clock().toISOString();
      const rows = await sent(db, unit)
        .where('from_at', '<=', now)
        .where('until_at', '>', now)
        .where((where) =>
          where.or([where('emergency_end.at', 'is', null), where('emergency_end.at', '>', now)])
        )
        .execute();
      return rows.map(read).filter(({ title }) => title !== '');
    },
    active: () => activeEmergencies(db, unit, clock()),

    async list(most) {
      return (await sent(db, unit).limit(most).execute()).map(read);
    },

    async bySending(sending) {
      const row = await sent(db, unit).where('sending', '=', sending).executeTakeFirst();
      return row ? read(row) : null;
    },

    async send({ sending, title, text, by, drill, bySuperior, account, from, until }) {
      const [id, seq] = [randomUUID(), await change()];
      const digest = createHmac('sha256', salt).update(canonical({ title, text, by })).digest('hex');
      await db
        .insertInto('emergency')
        .values({
          id,
          seq,
          unit_id: unit,
          sending,
          drill: drill ? 1 : 0,
          by_superior: bySuperior ? 1 : 0,
          digest,
          account_id: account,
          from_at: from,
          until_at: until
        })
        .execute();
      await db
        .insertInto('emergency_text')
        .values({ emergency_id: id, title, body: text, sender: by })
        .execute();
      return id;
    },

    async end({ id, account }) {
      const row = await sent(db, unit).where('emergency.id', '=', id).executeTakeFirst();
      if (!row || row.at !== null) return;
      await db
        .insertInto('emergency_end')
        .values({
          emergency_id: id,
          seq: await change(),
          unit_id: unit,
          account_id: account,
          at: clock().toISOString()
        })
        .execute();
    }
  };
}

/** The emergencies of a unit, without the unit's stores. */
export async function activeEmergencies(
  db: Kysely<Tables>,
  unit: string,
  now: Date
): Promise<SentEmergency[]> {
  const rows = await sent(db, unit)
    .where('until_at', '>', now.toISOString())
    .where('emergency_end.at', 'is', null)
    .execute();
  return rows.map(read).filter(({ title }) => title !== '');
}

function sent(db: Kysely<Tables>, unit: string) {
  return db
    .selectFrom('emergency')
    .leftJoin('emergency_text', 'emergency_text.emergency_id', 'emergency.id')
    .leftJoin('emergency_end', 'emergency_end.emergency_id', 'emergency.id')
    .where('emergency.unit_id', '=', unit)
    .select([
      'emergency.id',
      'sending',
      'drill',
      'by_superior',
      'emergency.account_id',
      'from_at',
      'until_at'
    ])
    .select(['title', 'body', 'sender', 'emergency_end.at', 'emergency_end.account_id as ender'])
    .orderBy('emergency.seq', 'desc');
}

type EmergencyRow = Awaited<ReturnType<ReturnType<typeof sent>['execute']>>[number];

function read(row: EmergencyRow): SentEmergency {
  return {
    id: row.id,
    sending: row.sending,
    account: row.account_id,
    title: row.title ?? '',
    text: row.body ?? '',
    by: row.sender ?? '',
    drill: Number(row.drill) === 1,
    bySuperior: Number(row.by_superior) === 1,
    from: row.from_at,
    until: row.until_at,
    ended: row.at === null ? null : { at: row.at, account: row.ender ?? '' }
  };
}
