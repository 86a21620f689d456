import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { Tables } from '../../platform/store/tables/tables';
import { isPlain } from './board-health';
import { silentAfter } from './away/silence';

/** One board in so many goes first, and at least one of them all. */
const oneIn = 10;
/** In ms: for so long at least half of the first boards have to run well before the others follow. */
const provedAfter = 60 * 60_000;
/** Milliseconds after which all boards may update, also when too few of the first were switched on. */
const allAfter = 24 * 60 * 60_000;

/** Milliseconds of silence after which a board isn't chosen to update first. */
const goneAfter = 7 * 24 * 60 * 60_000;

/**
 * Milliseconds for which an answer about all boards is reused, because thousands ask within minutes of a
 * new version.
 */
const goodFor = 60_000;

/** The known facts about a version of the boards' program. */
interface Rollout {
  /** ISO instant: when this server, or another one on the same database, was first asked for it */
  since: string;
  /** codes of the boards that update first */
  first: ReadonlySet<string>;
  isProved: boolean;
}

/**
 * Whether a board may take this server's version of its program: not all of them on the same day. One in ten goes first, each
 * version others; the rest when at least half of those have run it for an hour, still speak, and had no trouble with it; all after a
 * day. A board that never said what it runs needn't wait; one that has gone back to the version before has its turn as before.
 */
export class BoardUpdates {
  readonly #db: Kysely<Tables>;
  #known: { version: string; at: number; rollout: Promise<Rollout> } | null = null;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** @param version this server's */
  async may(now: Date, { board, version }: { board: string; version: string }): Promise<boolean> {
    const own = await this.#db
      .selectFrom('board_beat')
      .where('board_code', '=', board)
      .select('version')
      .executeTakeFirst();
    if (!own || own.version === version) return true;
    const { since, first, isProved } = await this.#rollout(now, version);
    return first.has(board) || isProved || now.getTime() - Date.parse(since) >= allAfter;
  }

  #rollout(now: Date, version: string): Promise<Rollout> {
    const known = this.#known;
    if (known && known.version === version && Math.abs(now.getTime() - known.at) < goodFor)
      return known.rollout;
    const rollout = rolloutOf(this.#db, now, version);
    const asked = { version, at: now.getTime(), rollout };
    this.#known = asked;
    rollout.catch(() => {
      if (this.#known === asked) this.#known = null;
    });
    return rollout;
  }
}

async function rolloutOf(db: Kysely<Tables>, now: Date, version: string): Promise<Rollout> {
  const since = await sinceOf(db, now, version);
  const first = await firstOf(db, now, version);
  return { since, first, isProved: await isProved(db, now, version, first) };
}

async function sinceOf(db: Kysely<Tables>, now: Date, version: string): Promise<string> {
  const find = () =>
    db.selectFrom('board_program').where('version', '=', version).select('since').executeTakeFirst();
  const known = await find();
  if (known) return known.since;
  const since = now.toISOString();
  await db
    .insertInto('board_program')
    .values({ version, since })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute();
  return (await find())?.since ?? since;
}

/**
 * Chooses the boards that update first, of those that can: plain boards have no worker that would take an
 * update, and follow the server.
 */
async function firstOf(db: Kysely<Tables>, now: Date, version: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('board_beat')
    .innerJoin('board', 'board.code', 'board_beat.board_code')
    .where('board.revoked_at', 'is', null)
    .where('board_beat.at', '>=', new Date(now.getTime() - goneAfter).toISOString())
    .select(['board.code', 'board_beat.version'])
    .execute();
  const able = rows.filter((row) => !isPlain(row));
  const lot = (code: string) => createHash('sha256').update(`${version} ${code}`).digest('hex');
  const drawn = able.map(({ code }) => ({ code, lot: lot(code) })).sort((a, b) => (a.lot < b.lot ? -1 : 1));
  return new Set(drawn.slice(0, Math.ceil(drawn.length / oneIn)).map(({ code }) => code));
}

async function isProved(
  db: Kysely<Tables>,
  now: Date,
  version: string,
  first: ReadonlySet<string>
): Promise<boolean> {
  const before = (ms: number) => new Date(now.getTime() - ms).toISOString();
  const stands = await db
    .selectFrom('board_beat')
    .where('version', '=', version)
    .where('version_at', '<=', before(provedAfter))
    .where('at', '>=', before(silentAfter * 60_000))
    .where((eb) => eb.or([eb('trouble_at', 'is', null), eb('trouble_at', '<', eb.ref('version_at'))]))
    .select('board_code')
    .execute();
  return stands.filter(({ board_code }) => first.has(board_code)).length * 2 >= Math.max(1, first.size);
}
