import type { Kysely } from 'kysely';
import { sqlChanges } from '../changes/sql-changes';
import { keepSession, type KeptSession, type DatabaseSession } from '../store/postgres/kept-session';
import type { Tables } from '../store/tables/tables';
import type { WireReaders, ChangeWire } from './wire';

/** The channel on which the database's function `notify_changes` tells every process what was committed. */
const changesChannel = 'sunboard_changes';

/**
 * Listens on a connection of its own. PostgreSQL only says that a unit has something new (`notify_changes`);
 * the changes are read from `change_log` after the last number passed on, so nothing is missed or passed on twice. It
 * doesn't matter in which order processes commit, or how long the connection was away.
 * @throws what `keepSession` throws
 */
export async function postgresWire(url: string, readers: WireReaders, log: SessionLog): Promise<ChangeWire> {
  const wire = new PostgresWire(readers);
  await wire.listen(url, log);
  return wire;
}

type SessionLog = Parameters<typeof keepSession>[1]['log'];

class PostgresWire implements ChangeWire {
  readonly #readers: WireReaders;
  /** number of the newest change passed on, by unit; null: not read yet, or of another history */
  #reported: Map<string, number> | null = null;
  /** units that have something new */
  readonly #due = new Set<string>();
  #session: DatabaseSession | null = null;
  #kept: KeptSession | null = null;
  #isNotifying = false;

  constructor(readers: WireReaders) {
    this.#readers = readers;
  }

  async listen(url: string, log: SessionLog): Promise<void> {
    this.#kept = await keepSession(url, {
      name: 'sunboard live',
      log,
      begin: (session) => this.#begin(session)
    });
  }

  committed(unit: string): void {
    this.#dueNow(unit);
  }

  restart(): void {
    this.#reported = null;
    const session = this.#session;
    if (session) this.#poll(session).catch(() => this.#giveUp(session));
  }

  async close(): Promise<void> {
    this.#session = null;
    await this.#kept?.close();
  }

  /** Listens first and looks then, so that nothing falls between. */
  async #begin(session: DatabaseSession): Promise<void> {
    session.client.on('notification', ({ payload = '' }) => {
      const [unit = '', seq = ''] = payload.split(' ');
      if (Number(seq) > (this.#reported?.get(unit) ?? 0)) this.#dueNow(unit);
    });
    await session.client.query(`listen ${changesChannel}`);
    this.#session = session;
    await this.#poll(session);
  }

  /**
   * Passes on everything newer than the last number passed on, which nobody has listened to; at the start
   * there is nothing.
   */
  async #poll({ db }: DatabaseSession): Promise<void> {
    const heads = await headsOf(db);
    const reported = (this.#reported ??= heads);
    this.#readers.invalidate();
    for (const [unit, head] of heads) if (head > (reported.get(unit) ?? 0)) this.#due.add(unit);
    void this.#notifyDue();
  }

  #dueNow(unit: string): void {
    this.#due.add(unit);
    void this.#notifyDue();
  }

  /** Passes on the changes of one unit after the other; those that can't be read now wait for the next connection. */
  async #notifyDue(): Promise<void> {
    if (this.#isNotifying) return;
    this.#isNotifying = true;
    for (const unit of this.#due) {
      const [session, reported] = [this.#session, this.#reported];
      if (!session || !reported) break;
      // This comes before the reading, so that a commit in between makes the unit due again.
      this.#due.delete(unit);
      try {
        const changes = await sqlChanges(session.db, unit).after(reported.get(unit) ?? 0);
        const last = changes[changes.length - 1];
        if (!last) continue;
        reported.set(unit, last.seq);
        this.#readers.notify(unit, changes);
      } catch {
        this.#due.add(unit);
        this.#giveUp(session);
      }
    }
    this.#isNotifying = false;
  }

  /** A session that fails is renewed. One that has a successor already may fail late, which is no fault of that one. */
  #giveUp(session: DatabaseSession): void {
    if (this.#session === session) this.#session = null;
    session.renew();
  }
}

/** The newest number of every unit that has any. */
async function headsOf(db: Kysely<Tables>): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('unit')
    .select(({ selectFrom, ref }) => [
      'id',
      selectFrom('change_log')
        .where('unit_id', '=', ref('unit.id'))
        .select(({ fn }) => fn.max('seq').as('head'))
        .as('head')
    ])
    .execute();
  return new Map(rows.flatMap(({ id, head }) => (head === null ? [] : [[id, Number(head)] as const])));
}
