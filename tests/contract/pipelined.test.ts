import { allOf } from '$lib/server/platform/store/all-of';
import { overOneConnection } from '$lib/server/platform/store/postgres/one-connection';
import { pipelined } from '$lib/server/platform/store/postgres/pipelined';
import { clientOptions } from '$lib/server/platform/store/postgres/postgres-client';
import { sql } from 'kysely';
import { Socket } from 'node:net';
import pg from 'pg';
import { expect, it } from 'vitest';
import { freshDatabase } from '../postgres/fresh-database';

/** A socket that counts how often it hands bytes to the system. */
class CountedSocket extends Socket {
  writes = 0;

  override _write(...written: Parameters<Socket['_write']>) {
    this.writes += 1;
    super._write(...written);
  }

  override _writev(...written: Parameters<NonNullable<Socket['_writev']>>) {
    this.writes += 1;
    super._writev?.(...written);
  }
}

it('statements of a transaction that are asked together are written together, and answered each', async () => {
  const fresh = await freshDatabase();
  const socket = new CountedSocket();
  const client = new pg.Client({ ...clientOptions(fresh.url), stream: () => socket });
  await client.connect();
  const read = await overOneConnection(client)
    .transaction()
    .execute(async (whole) => {
      const transaction = await pipelined(whole);
      socket.writes = 0;
      const answers = await allOf(
        [1, 2, 3].map((no) => sql<{ no: number }>`select ${no}::integer as no`.execute(transaction))
      );
      expect(socket.writes).toBe(1);
      return answers.map(({ rows: [row] }) => row?.no);
    });
  expect(read).toEqual([1, 2, 3]);
  await client.end();
  await fresh.drop();
});
