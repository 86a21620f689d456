import type { Kysely } from 'kysely';
import { sqlChanges } from '../changes/sql-changes';
import { keepSession, type KeptSession, type Session } from '../store/kept-session';
import { changesChannel } from '../store/tell-changes';
import type { Tables } from '../store/tables';
import type { Readers, Wire } from './wire';

/**
 * Listens on a connection of its own. PostgreSQL only says that a unit has something new (`tellChanges`); what it is
 * gets read from `change_log` after the last number told, so nothing is missed or told twice, in whatever order
 * processes commit, however long the connection was away.
 *
 * @throws what `keepSession` throws
 */
export async function postgresWire(url: string, readers: Readers, log: SessionLog): Promise<Wire> {
  const wire = new PostgresWire(readers);
  await wire.listen(url, log);
  return wire;
}

type SessionLog = Parameters<typeof keepSession>[1]['log'];

class PostgresWire implements Wire {
  readonly #readers: Readers;
  /** number of the newest change told, by unit; null: not looked yet, or not in this history */
  #told: Map<string, number> | null = null;
  /** units that have something new */
  readonly #due = new Set<string>();
  #session: Session | null = null;
  #kept: KeptSession | null = null;
  #telling = false;

  constructor(readers: Readers) {
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
    this.#told = null;
    if (this.#session) this.#look(this.#session).catch(() => this.#giveUp());
  }

  async close(): Promise<void> {
    this.#session = null;
    await this.#kept?.close();
  }

  /** Listens first and looks then, so that nothing falls between. */
  async #begin(session: Session): Promise<void> {
    session.client.on('notification', ({ payload = '' }) => {
      const [unit = '', seq = ''] = payload.split(' ');
      if (Number(seq) > (this.#told?.get(unit) ?? 0)) this.#dueNow(unit);
    });
    await session.client.query(`listen ${changesChannel}`);
    this.#session = session;
    await this.#look(session);
  }

  /** Tells what nobody has listened to: all that is newer than what was told. At the start: nothing. */
  async #look({ db }: Session): Promise<void> {
    const heads = await headsOf(db);
    const told = (this.#told ??= heads);
    this.#readers.doubt();
    for (const [unit, head] of heads) if (head > (told.get(unit) ?? 0)) this.#due.add(unit);
    void this.#tellDue();
  }

  #dueNow(unit: string): void {
    this.#due.add(unit);
    void this.#tellDue();
  }

  /** One unit after the other. What can't be read now is looked for on the connection that is opened next. */
  async #tellDue(): Promise<void> {
    if (this.#telling) return;
    this.#telling = true;
    try {
      for (const unit of this.#due) {
        const told = this.#told;
        if (!this.#session || !told) break;
        // Before it is read: what is committed meanwhile makes it due again.
        this.#due.delete(unit);
        const changes = await sqlChanges(this.#session.db, unit).after(told.get(unit) ?? 0);
        const last = changes[changes.length - 1];
        if (!last) continue;
        told.set(unit, last.seq);
        this.#readers.tell(unit, changes);
      }
    } catch {
      this.#giveUp();
    } finally {
      this.#telling = false;
    }
  }

  #giveUp(): void {
    this.#session = null;
    this.#kept?.renew();
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
