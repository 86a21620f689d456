import type { BetterAuthPlugin } from 'better-auth';
import type { Entry } from '$lib/points';
import type { Actor } from '$lib/server/accounts/actor';
import { confirmBoard } from '$lib/server/boards/manage-boards';
import { openHouse, type Ground } from '$lib/server/house';
import { previewNotice, publishPeriod } from '$lib/server/notices/publish-period';
import { entry } from '../make/entry';
import { person } from '../make/person';
import { sealByTwo } from '../make/seal-by-two';
import { aUnit, sqlite, type TestedDatabase } from './stores';

const september = { subject: 'p1', date: '2026-09-03', period: '2026-09' };

/** A house on a database of its own, with one unit of three people and a recorder. Made data. */
export interface AHouse extends Ground {
  recorder: Actor;
  /** of the committee: seals what the recorder proposes */
  second: Actor;
  operator: Actor;
  member(subject: string): Actor;
  at(instant: string): void;
  /** changes what the roster says of somebody (到岗 and pool), past all that would refuse it */
  misdate(subject: string, from: string): Promise<void>;
  /** books entries as one decision; each gets a number */
  book(...entries: (Partial<Entry> & { item: string })[]): Promise<void>;
  seal(period: string): Promise<void>;
  publish(period: string): Promise<{ code: string }>;
  /** pairs a screen with the operator's unit, or another one's; gives the board and its token */
  pair(name: string, by?: Actor): Promise<{ board: string; token: string }>;
  end(): Promise<void>;
}

export async function aHouse({
  masked = false,
  database = sqlite,
  plugins = [],
  firstPeriod = '2026-09',
  scheme = 'community-cadres'
}: {
  masked?: boolean;
  database?: TestedDatabase;
  plugins?: BetterAuthPlugin[];
  firstPeriod?: string;
  scheme?: string;
} = {}): Promise<AHouse> {
  const { settings, remove } = await database.migrated();
  let now = new Date('2026-10-05T04:00:00Z');
  const ground = await openHouse(settings, { plugins, clock: () => now });
  const { house, store } = ground;
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
  await house.act(recorder, { act: 'import', key: nextKey() }, async (stores) => {
    await stores.roster.save(['沈秋月', '李明', '韩冰'].map((name, index) => person(`p${index + 1}`, name)));
    return null;
  });
  return {
    ...ground,
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
      await house.act(recorder, { act: 'import', key: nextKey() }, async (stores) => {
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
      await sealByTwo(house, [recorder, second], { period, key: nextKey() });
    },
    async publish(period) {
      const { shown } = await previewNotice(house, recorder, { period });
      return publishPeriod(house, recorder, { key: nextKey(), period, shown });
    },
    async pair(name, by = operator) {
      const source = '203.0.113.7';
      const asked = await house.screens.ask({ secret: null, source });
      if (asked.state !== 'waiting') throw new Error('a new screen waits');
      const { board } = await confirmBoard(house, by, { key: nextKey(), code: asked.code, name });
      const done = await house.screens.ask({ secret: asked.secret, source });
      if (done.state !== 'paired') throw new Error('it was confirmed');
      return { board, token: done.token };
    },
    async end() {
      await house.close();
      await remove();
    }
  };
}
