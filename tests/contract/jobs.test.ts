import { tidySessions } from '$lib/server/platform/auth/tidy-sessions';
import type { Job } from '$lib/server/platform/jobs/job';
import { postgresTurn } from '$lib/server/platform/jobs/postgres-turn';
import { Jobs } from '$lib/server/platform/jobs/run-jobs';
import { alwaysMine, type JobTurn } from '$lib/server/platform/jobs/turn';
import { createAccount } from '$lib/server/platform/auth/auth';
import { sql } from 'kysely';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testApp, type TestApp } from './test-app';
import { databases, postgres } from './stores';

const log = pino({ level: 'silent' });

describe.each(databases)('jobs on $kind', (database) => {
  let here: TestApp;
  beforeEach(async () => {
    here = await testApp({ database });
  });
  afterEach(() => here.end());

  it('sessions that have run out are deleted, those that hold stay', async () => {
    const { app, store } = here;
    await createAccount(app.auth, { username: 'liming', name: '李明', password: 'long-enough-1' });
    const signIn = () =>
      app.auth.api.signInUsername({ body: { username: 'liming', password: 'long-enough-1' } });
    await signIn();
    await signIn();
    const sessions = async () =>
      (await sql<{ token: string }>`select token from auth_session`.execute(store)).rows.length;
    await tidySessions(store, new Date());
    expect(await sessions()).toBe(2);
    const [one] = (await sql<{ id: string }>`select id from auth_session`.execute(store)).rows;
    await sql`update auth_session set ${sql.ref('expiresAt')} = ${new Date(0).toISOString()} where id = ${one?.id}`.execute(
      store
    );
    await tidySessions(store, new Date());
    expect(await sessions()).toBe(1);
  });

  it('a job runs at its time, not twice at once, and again after it has failed', async () => {
    let runs = 0;
    const job: Job = {
      name: 'every-second',
      when: '* * * * * *',
      async run() {
        runs += 1;
        if (runs === 1) throw new Error('the first time');
      }
    };
    const { store: db, app } = here;
    const jobs = new Jobs([job], {
      db,
      clock: app.clock,
      timeZone: 'Asia/Shanghai',
      turn: alwaysMine,
      log
    });
    await expect.poll(() => runs).toBeGreaterThan(1);
    const before = runs;
    await Promise.all([jobs.comeRound(), jobs.comeRound()]);
    expect(runs).toBe(before + 1);
    await jobs.close();
  });
});

describe('jobs of two processes on one PostgreSQL', () => {
  let here: TestApp;
  let turns: JobTurn[];
  let ran: string[];

  beforeEach(async () => {
    here = await testApp({ database: postgres });
    turns = [];
    ran = [];
  });
  afterEach(async () => {
    for (const turn of turns) await turn.close();
    await here.end();
  });

  async function process(name: string): Promise<Jobs> {
    const { store: db, app } = here;
    const turn = await postgresTurn(app.settings.databaseUrl ?? '', log);
    turns.push(turn);
    const job: Job = { name: 'count', when: '0 0 1 1 *', run: async () => void ran.push(name) };
    return new Jobs([job], { db, clock: app.clock, timeZone: 'Asia/Shanghai', turn, log });
  }

  it('each time one of them runs it, always the same one', async () => {
    const [one, other] = [await process('one'), await process('other')];
    for (let round = 0; round < 3; round += 1) await Promise.all([one.comeRound(), other.comeRound()]);
    expect(ran).toHaveLength(3);
    expect(new Set(ran).size).toBe(1);
  });

  it('the other takes over when the connection of the one that has it is gone', async () => {
    const [one, other] = [await process('one'), await process('other')];
    await one.comeRound();
    await other.comeRound();
    expect(ran).toEqual(['one']);
    const { rows } = await sql<{ pid: number }>`select pid from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`.execute(here.store);
    expect(rows).toHaveLength(1);
    await sql`select pg_terminate_backend(${rows[0]?.pid})`.execute(here.store);
    await expect.poll(() => other.comeRound().then(() => ran)).toEqual(['one', 'other']);
    await expect.poll(() => one.comeRound().then(() => ran)).toEqual(['one', 'other']);
  });
});
