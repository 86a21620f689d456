import type { Kysely } from 'kysely';
import type { Tables } from '../../store/tables/tables';
import { erasedIn, eraseAgain, type ErasedOwners } from '../contents/erased-texts';

/** Everything that a database says is over, and that an older backup doesn't know to be over. */
export interface ClosedAccess {
  roles: { id: string; to_date: string | null; ended_by: string | null }[];
  boards: { code: string; revoked_at: string | null }[];
  /** private addresses for calendars */
  calendars: { digest: string; ended_at: string | null }[];
  /** passwords of every account that it knows; `until`: set by the office, and to be changed until then */
  passwords: { account: string; hash: string; until: string | null }[];
  accounts: string[];
  /** ids of those that open something */
  passkeys: string[];
  erased: ErasedOwners;
}

/** Counts of what the backup had open, or still had, and what is closed again. */
export interface KeptClosed {
  roles: number;
  boards: number;
  calendars: number;
  passwords: number;
  passkeys: number;
  texts: number;
}

/** Reads the roles, boards, sign-ins and texts that were ended or erased. Call it at one moment of the database (`atOneMoment`). */
export async function closedIn(db: Kysely<Tables>): Promise<ClosedAccess> {
  const ids = async (table: 'auth_user' | 'auth_passkey') =>
    (await db.selectFrom(table).select('id').execute()).map(({ id }) => id);
  return {
    roles: await db
      .selectFrom('role')
      .where('to_date', 'is not', null)
      .select(['id', 'to_date', 'ended_by'])
      .execute(),
    boards: await db
      .selectFrom('board')
      .where('revoked_at', 'is not', null)
      .select(['code', 'revoked_at'])
      .execute(),
    calendars: await db
      .selectFrom('calendar_link')
      .where('ended_at', 'is not', null)
      .select(['digest', 'ended_at'])
      .execute(),
    passwords: await passwordsIn(db),
    accounts: await ids('auth_user'),
    passkeys: await ids('auth_passkey'),
    erased: await erasedIn(db)
  };
}

/**
 * Closes in a restored backup what has been closed since: ended roles, revoked boards, ended addresses for
 * calendars, deleted passkeys and erased texts; a password that was changed or reset is today's. What was
 * opened since is lost with the newer database.
 */
export async function keepClosed(db: Kysely<Tables>, closed: ClosedAccess): Promise<KeptClosed> {
  const kept: KeptClosed = { roles: 0, boards: 0, calendars: 0, passwords: 0, passkeys: 0, texts: 0 };
  for (const { id, to_date: to, ended_by } of closed.roles) {
    const { numUpdatedRows } = await db
      .updateTable('role')
      .set({ to_date: to, ended_by })
      .where('id', '=', id)
      .where((where) => where.or([where('to_date', 'is', null), where('to_date', '>', to)]))
      .executeTakeFirst();
    if (Number(numUpdatedRows) === 0) continue;
    kept.roles += 1;
    await markEnded(db, id);
  }
  for (const { code, revoked_at } of closed.boards) {
    const { numUpdatedRows } = await db
      .updateTable('board')
      .set({ revoked_at })
      .where('code', '=', code)
      .where('revoked_at', 'is', null)
      .executeTakeFirst();
    kept.boards += Number(numUpdatedRows);
  }
  for (const { digest, ended_at } of closed.calendars) {
    const { numUpdatedRows } = await db
      .updateTable('calendar_link')
      .set({ ended_at })
      .where('digest', '=', digest)
      .where('ended_at', 'is', null)
      .executeTakeFirst();
    kept.calendars += Number(numUpdatedRows);
  }
  kept.passwords = await keepPasswords(db, closed);
  kept.passkeys = await dropPasskeys(db, closed);
  kept.texts = await eraseAgain(db, closed.erased);
  return kept;
}

/** Marks a role whose end no command of this database has recorded, so that the trail isn't asked for it. */
async function markEnded(db: Kysely<Tables>, id: string): Promise<void> {
  const mark = { what: 'role_end', id };
  const there = await db
    .selectFrom('erased')
    .where('what', '=', mark.what)
    .where('id', '=', id)
    .select('id')
    .executeTakeFirst();
  if (!there) await db.insertInto('erased').values(mark).execute();
}

function passwordsIn(db: Kysely<Tables>): Promise<ClosedAccess['passwords']> {
  return db
    .selectFrom('auth_account')
    .leftJoin('initial_password', 'initial_password.account_id', 'auth_account.userId')
    .where('providerId', '=', 'credential')
    .select(['auth_account.userId as account', 'auth_account.password as hash', 'initial_password.until'])
    .execute();
}

async function keepPasswords(db: Kysely<Tables>, { passwords }: ClosedAccess): Promise<number> {
  const before = new Map((await passwordsIn(db)).map((each) => [each.account, each]));
  let kept = 0;
  for (const { account, hash, until } of passwords) {
    const was = before.get(account);
    if (!was || (was.hash === hash && was.until === until)) continue;
    await db
      .updateTable('auth_account')
      .set({ password: hash })
      .where('userId', '=', account)
      .where('providerId', '=', 'credential')
      .execute();
    await db.deleteFrom('initial_password').where('account_id', '=', account).execute();
    if (until !== null)
      await db.insertInto('initial_password').values({ account_id: account, until }).execute();
    kept += 1;
  }
  return kept;
}

/**
 * Passkeys of accounts that `closed` doesn't know are kept: those accounts were created after the state of
 * its database.
 */
async function dropPasskeys(db: Kysely<Tables>, { accounts, passkeys }: ClosedAccess): Promise<number> {
  const known = new Set(accounts);
  const open = new Set(passkeys);
  const had = await db.selectFrom('auth_passkey').select(['id', 'userId']).execute();
  const gone = had.filter(({ id, userId }) => known.has(userId) && !open.has(id));
  for (const { id } of gone) await db.deleteFrom('auth_passkey').where('id', '=', id).execute();
  return gone.length;
}
