import type { BetterAuthPlugin } from 'better-auth';
import type { Subject, WrittenEntry } from '$lib/points';
import type { Actor } from '$lib/server/platform/access/actor';
import { confirmBoard } from '$lib/server/domain/boards/manage-boards';
import { createApp, type AppWithStore } from '$lib/server/app';
import { previewNotice, publishPeriod } from '$lib/server/domain/notices/publish-period';
import { entry } from '../make/entry';
import { person } from '../make/person';
import { sealByTwo } from '../make/seal-by-two';
import { aUnit, sqlite, type TestedDatabase } from './stores';

const september = { subject: 'p1', date: '2026-09-03', period: '2026-09' };

/** An app on a database of its own, with one unit of three people and a recorder. It is made-up data. */
export interface TestApp extends AppWithStore {
  recorder: Actor;
  /** a committee member who seals what the recorder proposes */
  second: Actor;
  operator: Actor;
  member(subject: string): Actor;
  at(instant: string): void;
  /** changes somebody's first day (到岗) and pool in the roster, past all that would refuse it */
  misdate(subject: string, from: string): Promise<void>;
  /** books entries as one decision; each gets a number */
  book(...entries: (Partial<WrittenEntry> & { item: string })[]): Promise<void>;
  seal(period: string): Promise<void>;
  publish(period: string): Promise<{ code: string }>;
  /** pairs a screen with the unit of the operator, or of another one; returns the board and its token */
  pair(name: string, by?: Actor): Promise<{ board: string; token: string }>;
  end(): Promise<void>;
}

/**
 * Makes an app with one unit on a database of its own.
 * @param masked whether the unit publishes family names only
 * @param database SQLite by default
 * @param plugins of the sign-in library
 * @param firstPeriod the unit's first month
 * @param scheme id of a built-in scheme
 * @param people of its roster
 * @param clockRightFrom instant from which the operator vouches for the clock: tests go to and fro in time; null: nobody does
 */
export async function testApp({
  masked = false,
  database = sqlite,
  plugins = [],
  firstPeriod = '2026-09',
  scheme = 'community-cadres',
  clockRightFrom = '2000-01-01T00:00:00.000Z',
  people = ['沈秋月', '李明', '韩冰'].map((name, index) => person(`p${index + 1}`, name))
}: {
  masked?: boolean;
  database?: TestedDatabase;
  plugins?: BetterAuthPlugin[];
  firstPeriod?: string;
  scheme?: string;
  clockRightFrom?: string | null;
  people?: Subject[];
} = {}): Promise<TestApp> {
  const { settings, remove } = await database.migrated();
  let now = new Date('2026-10-05T04:00:00Z');
  const appWithStore = await createApp({ ...settings, clockRightFrom }, { plugins, clock: () => now });
  const { app, store } = appWithStore;
  const { unit } = await aUnit(store, undefined, { firstPeriod, scheme });
  if (masked) await store.updateTable('unit').set({ masked: 1 }).where('id', '=', unit.id).execute();
  const recorder: Actor = {
    account: 'r',
    session: null,
    name: '纪检专干',
    unit: unit.id,
    roles: ['recorder'],
    subject: null
  };
  const second: Actor = { ...recorder, account: 'k', name: '两委', roles: ['committee'] };
  const operator: Actor = {
    account: 'o',
    session: null,
    name: '管理员',
    unit: unit.id,
    roles: ['operator'],
    subject: null
  };
  let key = 0;
  let no = 0;
  const nextKey = () => `test-key-${(key += 1)}`;
  await app.runCommand(recorder, { permission: 'import', key: nextKey() }, async (stores) => {
    await stores.roster.save(people);
    return null;
  });
  return {
    ...appWithStore,
    recorder,
    second,
    operator,
    member: (subject) => ({
      account: `m-${subject}`,
      session: null,
      name: subject,
      unit: unit.id,
      roles: ['member'],
      subject
    }),
    at(instant) {
      now = new Date(instant);
    },
    async misdate(subject, from) {
      await store
        .updateTable('subject')
        .set({ from_date: from, pool: '外聘' })
        .where('code', '=', subject)
        .execute();
    },
    async book(...entries) {
      await app.runCommand(recorder, { permission: 'import', key: nextKey() }, async (stores) => {
        const decision = await stores.decisions.record({
          date: '2026-10-02',
          body: '两委会',
          minutes: '〔2026〕19号'
        });
        const booked = entries.map((each) => entry(`e${(no += 1)}`, { ...september, ...each }));
        await stores.ledger.append(booked, decision);
        return null;
      });
    },
    async seal(period) {
      await sealByTwo(app, [recorder, second], { period, key: nextKey() });
    },
    async publish(period) {
      const { shown } = await previewNotice(app, recorder, { period });
      return publishPeriod(app, recorder, { key: nextKey(), period, shown });
    },
    async pair(name, by = operator) {
      const asked = await app.screens.ask(null);
      if (asked.state !== 'waiting') throw new Error('a new screen waits');
      const { board } = await confirmBoard(app, by, { key: nextKey(), code: asked.code, name });
      const done = await app.screens.ask(asked.secret);
      if (done.state !== 'paired') throw new Error('it was confirmed');
      return { board, token: done.token };
    },
    async end() {
      await app.close();
      await remove();
    }
  };
}
