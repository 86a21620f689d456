import type { Kysely } from 'kysely';
import pg from 'pg';
import type { Logger } from 'pino';
import { overOneConnection } from './one-connection';
import { clientOptions } from './postgres-client';
import type { Tables } from '../tables/tables';

/** One connection of our own, outside of the pool: it can listen, and hold locks for as long as it lives. */
export interface DatabaseSession {
  client: pg.Client;
  db: Kysely<Tables>;
  /** closes this connection and opens another one, unless that has happened already; valid while `begin` runs too */
  renew(): void;
}

export interface KeptSession {
  close(): Promise<void>;
}

interface Kept {
  /** the connection's name, which the database's operator sees */
  name: string;
  log: Pick<Logger, 'info' | 'warn'>;
  /** prepares each new connection; it counts as open when this has resolved */
  begin(session: DatabaseSession): Promise<void>;
}

/** Pauses before the next try, in ms: at once at first, so that a database that restarts is found soon. */
const first = 50;
const longest = 5_000;
/** A network that swallows everything is noticed by asking, in ms. */
const askEvery = 15_000;

/**
 * Opens a connection and keeps it open: whenever it is lost, it is opened and prepared again, with pauses that grow
 * and are never the same for all processes.
 *
 * @throws when the first one can't be opened
 */
export async function keepSession(url: string, kept: Kept): Promise<KeptSession> {
  const keeper = new Keeper(url, kept);
  await keeper.open();
  return keeper;
}

class Keeper implements KeptSession {
  readonly #url: string;
  readonly #kept: Kept;
  #client: pg.Client | null = null;
  #failed = 0;
  #closed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(url: string, kept: Kept) {
    this.#url = url;
    this.#kept = kept;
  }

  async open(): Promise<void> {
    const client = new pg.Client({
      ...clientOptions(this.#url),
      application_name: this.#kept.name,
      query_timeout: 10_000
    });
    let gone = false;
    const lost = (error?: Error) => {
      gone = true;
      this.#lost(client, error);
    };
    // Before it is connected: an error without a listener ends the process.
    client.on('error', lost);
    client.on('end', lost);
    try {
      await client.connect();
      await this.#kept.begin({ client, db: overOneConnection(client), renew: lost });
      if (gone || this.#closed) throw new Error('closed while it was opened');
    } catch (error) {
      discard(client);
      throw error;
    }
    this.#client = client;
    if (this.#failed > 0)
      this.#kept.log.info({ session: this.#kept.name }, 'connected to the database again');
    this.#failed = 0;
    this.#askLater(client);
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    const client = this.#client;
    this.#client = null;
    await client?.end();
  }

  #askLater(client: pg.Client): void {
    this.#timer = setTimeout(() => {
      client.query('select 1').then(
        () => this.#client === client && this.#askLater(client),
        (error: unknown) => this.#lost(client, error)
      );
    }, askEvery);
    this.#timer.unref();
  }

  #lost(client: pg.Client, err?: unknown): void {
    if (this.#client !== client || this.#closed) return;
    this.#client = null;
    discard(client);
    this.#kept.log.warn({ session: this.#kept.name, err }, 'connection to the database lost');
    this.#again();
  }

  #again(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    const pause = Math.min(longest, first * 2 ** this.#failed);
    this.#failed += 1;
    this.#timer = setTimeout(
      () => void this.open().catch(() => this.#again()),
      pause * (0.5 + Math.random())
    );
  }
}

/** Drops a connection without waiting for a goodbye. Statements under way on it are still answered, or fail by their own timeout. */
function discard(client: pg.Client): void {
  client.removeAllListeners('notification');
  void client.end().catch(() => undefined);
}
