import { repeatable } from '$lib/server/domain/demo/random';
import type { Settings } from '$lib/server/platform/settings/settings';
import { openStore, type Store } from '$lib/server/platform/store/open-store';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { builtApp, type BuiltApp } from '../../make/built-app';
import { testSettings } from '../../make/settings';
import { foundUnitWithYears, staff } from '../unit-with-years';
import { Office } from '../office';
import { openBoard } from './board';
import { setTimeout as pause } from 'node:timers/promises';
import { acknowledged, AskedOps, type OpKind, type Op, type Worker } from './op';
import { expectIntact, expectWhole, tracesOf } from './whole';
import { announces, concludes, imports } from './workers';

/** The counts of one round, for the soak's report. */
export interface Round {
  acknowledged: number;
  /** commands that were sent and never answered */
  open: number;
  /** the number of open commands that were carried out all the same */
  done: number;
}

/** A unit that is worked on while its server is killed again and again. */
export interface Life {
  app: BuiltApp;
  /**
   * works until `strike` has struck, then checks everything
   * @param seed of the moment
   * @param strike kills its target, and brings it back
   * @param aim strikes while a command of this kind runs, at a moment that the seed chooses
   */
  round(seed: number, strike: (app: BuiltApp) => Promise<void>, aim?: OpKind): Promise<Round>;
  end(): Promise<void>;
}

/** Number of moments at which a round may be struck: some thirty requests sent, and answered. */
const moments = 60;

/** Assumed duration of a command before one was measured, in ms. */
const usual = 30;

/**
 * Founds the unit and starts its server and workers.
 * @param databaseUrl a PostgreSQL; null for the embedded database
 */
export async function startLife(databaseUrl: string | null = null): Promise<Life> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-life-'));
  const settings: Settings = { ...testSettings(dataDir), databaseUrl };
  const unit = await foundUnitWithYears(settings);
  const env = { SUNBOARD_DEMO: '1', LOG_LEVEL: 'error', ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  const app = await builtApp(dataDir, env);
  await app.start();
  const offices = await Promise.all(staff.map(({ username }) => new Office(app.url).signIn(username)));
  const [keeper, second, crier] = offices as [Office, Office, Office];
  const db = await openStore(settings);
  let cursor = 0;
  let took: ReadonlyMap<OpKind, number> = new Map();

  return {
    app,
    async round(seed, strike, aim) {
      const asked = new AskedOps();
      const { ops } = asked;
      let struck = false;
      let no = 0;
      const keys = () => `s${seed}-${(no += 1)}`.padEnd(8, '-');
      const board = await openBoard(app.url, cursor);
      const random = repeatable(seed)();
      const moment =
        aim === undefined
          ? asked.moment(1 + Math.floor(random * moments))
          : // A command that the server carries out in one step can only be struck midway by the clock.
            asked.sent(aim).then(() => pause(random * (took.get(aim) ?? usual)));
      const work = Promise.all(
        [
          [announces, crier],
          [imports, keeper],
          [concludes(keeper), second]
        ].map(([worker, office]) => (worker as Worker)(office as Office, keys, asked, () => struck))
      );
      // One worker has just sent or been answered, and the others' commands are anywhere in between: the same
      // for the same seed, as far as a machine allows.
      await moment;
      struck = true;
      const back = strike(app);
      await Promise.all([work, back]);
      took = new Map([...took, ...asked.took]);
      await app.stop('SIGKILL');
      await board.gone;
      await app.start();

      await expectWhole(db, ops);
      cursor = await expectCursor(db, app, Math.max(cursor, board.cursor()));
      const open = ops.filter(({ answer }) => answer === null);
      const done = (await Promise.all(open.map(({ key }) => tracesOf(db, key)))).filter(
        ({ records }) => records === 1
      );
      await expectRepeatable(db, ops);
      await expectIntact(db, unit);
      return { acknowledged: ops.filter(acknowledged).length, open: open.length, done: done.length };
    },
    async end() {
      await db.destroy();
      await app.stop('SIGKILL');
      rmSync(dataDir, { recursive: true });
    }
  };
}

/** Checks that no board was told of anything that doesn't exist, and that each goes on from where it is. */
async function expectCursor(db: Store, { url }: BuiltApp, expected: number): Promise<number> {
  const { revision } = await (await fetch(`${url}/api/board/demo`)).json();
  expect(revision).toBeGreaterThanOrEqual(expected);
  const head = await db
    .selectFrom('change_log')
    .where('kind', 'in', ['notice', 'announcement'])
    .select((fn) => fn.fn.max('seq').as('seq'))
    .executeTakeFirst();
  expect(revision).toBe(Number(head?.seq ?? 0));
  return Number(revision);
}

/**
 * Checks that the same key gets the same answer, and that a command without an answer is carried out once,
 * whether or not it had been.
 */
async function expectRepeatable(db: Store, ops: readonly Op[]): Promise<void> {
  const known = ops.filter(acknowledged);
  for (const op of [...known.slice(0, 3), ...known.slice(-3)]) {
    const { status, location } = await op.again();
    expect({ status, location }, `${op.kind} ${op.key} again`).toEqual({
      status: op.answer?.status,
      location: op.answer?.location
    });
  }
  for (const op of ops.filter(({ answer }) => answer === null)) {
    op.answer = await op.again();
    // A month that has changed since it was shown is refused with a sentence, and nothing is written.
    if (!acknowledged(op)) expect(op.answer.status, `${op.kind} ${op.key}`).toBe(409);
  }
  await expectWhole(db, ops);
}
