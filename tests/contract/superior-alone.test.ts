import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { missingGuards } from '$lib/server/platform/backup/contents/guards';
import { copyStore } from '$lib/server/platform/backup/move/move-store';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import { objectionNo } from '$lib/server/domain/objections/objection';
import type { RoleName } from '$lib/server/platform/access/actor';
import { openStore } from '$lib/server/platform/store/open-store';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closing } from '../make/closing';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const superiorsDecision = { date: '2026-10-05', body: '街道党工委', minutes: '街〔2026〕3号' };
const theirs = 'the superior decides what the committee can’t';

describe.each(databases)('what a superior decides alone, past all code, on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let objection = '';
  let no = 0;
  const key = () => `alone-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
  });
  afterEach(() => here.end());

  const give = async (account: string, role: RoleName) =>
    (await here.app.read(people.recorder)).accounts.give({
      account,
      role,
      subject: null,
      from: '2026-01-01',
      to: null,
      by: null
    });
  const ended = (account: string) =>
    here.store
      .updateTable('role')
      .set({ to_date: '2026-10-04' })
      .where('account_id', '=', account)
      .where('subject_id', 'is', null)
      .execute();
  const alone = async () =>
    (await recordMeeting(here.app, people.superior, { key: key(), ...superiorsDecision, members: [] })).id;
  /** A row of the change log that no command has recorded. */
  const numbered = async (kind: string) => {
    const { unit } = people.recorder;
    await sql`insert into change_log (unit_id, kind, at) values (${unit}, ${kind}, '')`.execute(here.store);
    const { rows } = await sql<{ seq: number }>`select max(seq) as seq from change_log`.execute(here.store);
    return { seq: Number(rows[0]?.seq), unit_id: unit };
  };
  const aClaim = async () => {
    const typed = {
      item: 'mediation',
      date: '2026-10-03',
      quantity: '',
      value: '',
      matterText: '',
      story: ''
    };
    const { id } = await declareClaim(
      here.app,
      { ...people.c1, roles: ['member'] },
      {
        key: key(),
        ...typed,
        subject: '',
        basis: '调字34号'
      }
    );
    const claims = [{ claim: id, seen: 1 }];
    await forwardClaims(here.app, people.recorder, { key: key(), claims, words: '' });
    return id;
  };

  const rulings: Record<string, (meeting: string) => Promise<unknown>> = {
    claim: async (meeting_id) => {
      const row = { ...(await numbered('claim')), claim_id: await aClaim(), meeting_id, no: 3, granted: 1 };
      const step = {
        ...row,
        item: null,
        date: null,
        quantity: null,
        value: null,
        agrees: null,
        into_claim: null
      };
      return here.store
        .insertInto('claim_step')
        .values({ ...step, id: key(), action: 'rule', account_id: 's', entry_no: null, done_at: '' })
        .execute();
    },
    outcome: async (meeting_id) => {
      const { id: subject_id } = await here.store
        .selectFrom('subject')
        .where('code', '=', 'p3')
        .select('id')
        .executeTakeFirstOrThrow();
      const row = {
        ...(await numbered('outcome')),
        meeting_id,
        subject_id,
        no: 1,
        confirmed: 1,
        ruled_at: ''
      };
      return here.store
        .insertInto('outcome_ruling')
        .values({ ...row, id: key(), period: '2026-H2', rule: 'half-year-reward', account_id: 's' })
        .execute();
    },
    objection: async (meeting_id) => answer(objection, 1, meeting_id)
  };

  /** Makes an objection about p3, who is c1 of the committee. */
  async function anObjection(): Promise<string> {
    await here.seal('2026-09');
    const { code } = await here.publish('2026-09');
    const row = (await (await here.app.read(people.recorder)).notices.of('2026-09'))?.snapshot.rows ?? [];
    const about = String(row.findIndex(({ name }) => name === '韩冰'));
    const said = { notice: code, about, said: '分数不对', contact: '' };
    await here.app.residents.object({ key: key(), ...said }, '203.0.113.7');
    return (await (await here.app.read(people.recorder)).objections.list())[0]?.id ?? '';
  }
  async function answer(objection_id: string, step: number, meeting_id: string) {
    const row = {
      ...(await numbered('objection')),
      objection_id,
      meeting_id,
      no: step,
      upheld: 1,
      done_at: ''
    };
    return here.store
      .insertInto('objection_step')
      .values({
        ...row,
        id: key(),
        action: 'answer',
        account_id: 's',
        investigator_id: null,
        notice_id: null,
        due: null,
        appeal_until: null
      })
      .execute();
  }

  describe.each(Object.keys(rulings))('%s', (kind) => {
    beforeEach(async () => {
      objection = await anObjection();
    });
    const rule = async () => rulings[kind]?.(await alone());

    it('is refused by the database where the committee can decide', async () => {
      await give('m-p1', 'recorder');
      await expect(rule()).rejects.toThrow(theirs);
    });

    it('is let through where the unit has one recorder', async () => {
      await expect(rule()).resolves.toBeTruthy();
    });

    it('is let through where recusal leaves the committee no quorum', async () => {
      await give('m-p1', 'recorder');
      // One member is left of c1, whom it concerns, and c3.
      await ended('c2');
      await expect(rule()).resolves.toBeTruthy();
    });
  });

  it('an appeal is the superior’s', async () => {
    const objection_id = await anObjection();
    await give('m-p1', 'recorder');
    const { objections } = await here.app.read(people.recorder);
    expect(objectionNo((await objections.list())[0] ?? { year: 0, no: 0 })).toBe('异2026-1');
    await objections.add({ objection: objection_id, seen: 0, action: 'appeal', account: null });
    await expect(answer(objection_id, 2, await alone())).resolves.toBeTruthy();
  });

  it('a superior seals where there is one recorder, and not where there are two', async () => {
    const { periods } = await here.app.read(people.recorder);
    const sealed = async (shown: string) => {
      const proposal = await periods.propose({ period: '2026-09', shown, account: 'r' });
      return periods.seal(closing('2026-09', []), { proposal, account: 's' });
    };
    await give('m-p1', 'recorder');
    await expect(sealed('x')).rejects.toThrow('the superior seals where there is one recorder');
    await ended('m-p1');
    await expect(sealed('y')).resolves.toBeTruthy();
  });

  it('what was decided so stays when an app moves, whoever has come since', async () => {
    const claim = await aClaim();
    const meeting = await alone();
    const rulings = [{ claim, seen: 2, granted: true, words: '' }];
    await ruleOnClaims(here.app, people.superior, { key: key(), meeting, rulings });
    await give('m-p1', 'recorder');
    const { settings, remove } = await database.migrated();
    const to = await openStore(settings);
    await copyStore(here.store, to);
    expect(await missingGuards(to)).toEqual([]);
    const steps = await to
      .selectFrom('claim_step')
      .where('action', '=', 'rule')
      .select('account_id')
      .execute();
    expect(steps).toEqual([{ account_id: 's' }]);
    await to.destroy();
    await remove();
  });
});
