import { repeatable } from '$lib/server/demo/random';
import type { Settings } from '$lib/server/settings/settings';
import { openStore, type Store } from '$lib/server/store/open-store';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { builtHouse, type BuiltHouse } from '../../make/built-house';
import { testSettings } from '../../make/settings';
import { foundOldUnit, staff } from '../old-unit';
import { Office } from '../office';
import { openBoard } from './board';
import { setTimeout as pause } from 'node:timers/promises';
import { acknowledged, Asked, type Kind, type Op, type Worker } from './op';
import { expectIntact, expectWhole, tracesOf } from './whole';
import { announces, concludes, imports } from './workers';

/** What one round has done: for the soak's figures. */
export interface Round {
  acknowledged: number;
  /** asked for, and never answered */
  open: number;
  /** of those: done all the same */
  done: number;
}

/** A unit that is worked on while its server is killed again and again. */
export interface Life {
  house: BuiltHouse;
  /**
   * Works until `strike` has struck, then checks everything.
   * @param seed of the moment
   * @param strike kills what is to be killed, and brings it back
   * @param aim strikes while an act of this kind is under way, at a moment of it that the seed chooses
   */
  round(seed: number, strike: (house: BuiltHouse) => Promise<void>, aim?: Kind): Promise<Round>;
  end(): Promise<void>;
}

/** A round is struck at one of this many moments: some thirty requests sent, and answered. */
const moments = 60;

/** How long an act is taken to last before one was seen, in ms. */
const usual = 30;

export async function startLife(databaseUrl: string | null = null): Promise<Life> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sunboard-life-'));
  const settings: Settings = { ...testSettings(dataDir), databaseUrl };
  const unit = await foundOldUnit(settings);
  const env = { SUNBOARD_DEMO: '1', LOG_LEVEL: 'error', ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
  const house = await builtHouse(dataDir, env);
  await house.start();
  const offices = await Promise.all(staff.map(({ username }) => new Office(house.url).signIn(username)));
  const [keeper, second, crier] = offices as [Office, Office, Office];
  const db = await openStore(settings);
  let cursor = 0;
  let took: ReadonlyMap<Kind, number> = new Map();

  return {
    house,
    async round(seed, strike, aim) {
      const asked = new Asked();
      const { ops } = asked;
      let struck = false;
      let no = 0;
      const keys = () => `s${seed}-${(no += 1)}`.padEnd(8, '-');
      const board = await openBoard(house.url, cursor);
      const random = repeatable(seed)();
      const moment =
        aim === undefined
          ? asked.moment(1 + Math.floor(random * moments))
          : // A thing that the server does in one go is struck in its midst by the clock alone.
            asked.sent(aim).then(() => pause(random * (took.get(aim) ?? usual)));
      const work = Promise.all(
        [
          [announces, crier],
          [imports, keeper],
          [concludes(keeper), second]
        ].map(([worker, office]) => (worker as Worker)(office as Office, keys, asked, () => struck))
      );
      // One worker has just sent or been answered, and the others' acts are anywhere between: the same for the same
      // seed as far as a machine can.
      await moment;
      struck = true;
      const back = strike(house);
      await Promise.all([work, back]);
      took = new Map([...took, ...asked.took]);
      await house.stop('SIGKILL');
      await board.gone;
      await house.start();

      await expectWhole(db, ops);
      cursor = await expectCursor(db, house, Math.max(cursor, board.cursor()));
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
      await house.stop('SIGKILL');
      rmSync(dataDir, { recursive: true });
    }
  };
}

/** No board was told of anything that isn't there, and each goes on from where it is. */
async function expectCursor(db: Store, { url }: BuiltHouse, told: number): Promise<number> {
  const { revision } = await (await fetch(`${url}/api/board/demo`)).json();
  expect(revision).toBeGreaterThanOrEqual(told);
  const head = await db
    .selectFrom('change_log')
    .where('kind', 'in', ['notice', 'announcement'])
    .select((fn) => fn.fn.max('seq').as('seq'))
    .executeTakeFirst();
  expect(revision).toBe(Number(head?.seq ?? 0));
  return Number(revision);
}

/** The same key gets the same answer; what was never answered is done once, whatever had become of it. */
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
    // A month that somebody has added to since isn't the one that was shown: refused in words, nothing is written.
    if (!acknowledged(op)) expect(op.answer.status, `${op.kind} ${op.key}`).toBe(409);
  }
  await expectWhole(db, ops);
}
