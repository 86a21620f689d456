import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { emptied, readShape } from './emptied';

export interface FreshDatabase {
  url: string;
  drop(): Promise<void>;
}

/** Makes an empty database in the tests' PostgreSQL. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const name = newName();
  await administer((client) => client.query(`create database ${name} template template0`));
  return {
    url: urlOf(name),
    drop: () => administer((client) => client.query(`drop database ${name} with (force)`))
  };
}

interface Lent {
  name: string;
  /**
   * A connection that stays while tests use the database: one that is new has to read all of the catalogue before it
   * empties anything, which takes longer than emptying.
   */
  client: pg.Client;
  shape: string;
}

/** Databases that tests of this file have given back, emptied. */
const givenBack: Lent[] = [];

/**
 * Lends a database filled by `make`, which runs once in a run: the database is then copied, and emptied for
 * the file's next test, since making one takes much longer than a test.
 * @param make fills the empty database at this URL, and closes its connections
 */
export async function lentDatabase(make: (url: string) => Promise<void>): Promise<FreshDatabase> {
  const lent = givenBack.pop() ?? (await connectedTo(await copyOf('made_once', make)));
  return {
    url: urlOf(lent.name),
    async drop() {
      if (await emptied(lent.client, lent.shape)) givenBack.push(lent);
      else await lent.client.end();
    }
  };
}

async function connectedTo(name: string): Promise<Lent> {
  const client = new pg.Client(urlOf(name));
  await client.connect();
  return { name, client, shape: await readShape(client) };
}

async function copyOf(original: string, make: (url: string) => Promise<void>): Promise<string> {
  await administer(async (client) => {
    await client.query('select pg_advisory_lock(1)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [original]);
    if (rowCount) return;
    await client.query(`create database ${original}_begun template template0`);
    await make(urlOf(`${original}_begun`));
    await client.query(`alter database ${original}_begun rename to ${original}`);
  });
  const name = newName();
  await administer((client) => client.query(`create database ${name} template ${original}`));
  return name;
}

const newName = () => `t_${randomBytes(8).toString('hex')}`;

function urlOf(name: string): string {
  const url = new URL(inject('postgres'));
  url.pathname = name;
  return url.href;
}

/** Runs something on the cluster's own database. */
export async function administer(run: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client(inject('postgres'));
  await client.connect();
  try {
    await run(client);
  } finally {
    await client.end();
  }
}
