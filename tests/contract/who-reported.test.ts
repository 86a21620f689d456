import type { Actor } from '$lib/server/platform/access/actor';
import { seeTrail, trailView } from '$lib/server/domain/audit/see-trail';
import { answerClaim } from '$lib/server/domain/claims/own-claim';
import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { agendaOf } from '$lib/server/domain/meetings/agenda';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { appealAsMember } from '$lib/server/domain/objections/appeal-objection';
import { objectAsMember } from '$lib/server/domain/objections/file-objection';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import { drawEntries } from '$lib/server/domain/spot-checks/draw-entries';
import { followEntry } from '$lib/server/domain/spot-checks/follow-entry';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { objectionDetailView } from '../../src/routes/office/objections/[objection]/objection-view';
import { load as objectionPage } from '../../src/routes/office/objections/[objection]/+page.server';
import { load as minutesPage } from '../../src/routes/office/meetings/[meeting]/minutes/+page.server';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const typed = {
  item: 'mediation',
  date: '2026-10-03',
  quantity: '',
  value: '',
  matterText: '',
  basis: '调字34号',
  story: ''
};

/** the clock of the reporting phone, which whoever knows the phone would know again */
const wrongClock = '2019-02-03T04:05:06.000Z';

describe.each(databases)('who reported or objected isn’t told on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `who-reported-key-${(no += 1)}`;
  afterEach(() => here.end());

  const begin = async (scheme: string, firstPeriod: string) => {
    here = await testApp({ database, scheme, firstPeriod });
    people = await aCommittee(here);
  };
  const stores = () => here.app.read(people.recorder);
  /** a recorder who had a row of the roster before, and has none today */
  const formerly = async (subject: string): Promise<Actor> => {
    const { accounts } = await stores();
    await accounts.add({ id: 'r2', username: 'r2', name: '某r2' });
    const past = { from: '2026-01-01', to: '2026-02-01', by: null };
    await accounts.give({ account: 'r2', role: 'member', subject, ...past });
    return { ...people.recorder, account: 'r2', name: 'r2' };
  };
  /** an account that is both in the roster and the recorder */
  const recorderOf = (member: Actor): Actor => ({ ...member, roles: ['recorder', 'member'] });

  describe('of a claim', () => {
    beforeEach(() => begin('community-cadres', '2026-09'));

    /** c1, who is in the committee, reports a deed of p1. */
    const reported = async () => {
      const c1: Actor = { ...people.c1, roles: ['member'], deviceAt: wrongClock };
      const { id } = await declareClaim(here.app, c1, { key: key(), ...typed, subject: 'p1' });
      await answerClaim(here.app, people.p1, {
        key: key(),
        claim: id,
        seen: 1,
        agrees: true,
        words: ''
      });
      await forwardClaims(here.app, people.recorder, {
        key: key(),
        claims: [{ claim: id, seen: 2 }],
        words: ''
      });
      const held = { date: '2026-10-05', body: '两委会', minutes: '1号', members: ['c1', 'c2', 'c3'] };
      const { id: meeting } = await recordMeeting(here.app, people.recorder, { key: key(), ...held });
      return { claim: id, meeting };
    };
    const rule = ({ claim, meeting }: { claim: string; meeting: string }) =>
      ruleOnClaims(here.app, people.recorder, {
        key: key(),
        meeting,
        rulings: [{ claim, seen: 3, granted: true, words: '' }]
      });

    it('by who steps aside in the meeting: the recorder reads the name, and nobody else', async () => {
      const { claim, meeting } = await reported();
      const seenBy = async (reader: Actor) => {
        const { items, decided } = await agendaOf(await stores(), here.app.clock(), reader, meeting);
        return [...items, ...decided].map(({ recused, unnamed }) => [recused, unnamed]);
      };
      const seen = [[['某c1'], 0]];
      const isNot = [[[], 1]];
      const expectNames = async () => {
        expect(await seenBy(people.recorder)).toEqual(seen);
        expect(await seenBy(people.c2)).toEqual(isNot);
        expect(await seenBy(people.superior)).toEqual(isNot);
        expect(await seenBy(recorderOf(people.p1))).toEqual(isNot);
        expect(await seenBy(former)).toEqual(isNot);
      };
      const former = await formerly('p1');
      await expectNames();
      await rule({ claim, meeting });
      await expectNames();
    });

    it('by the minutes, which others sign', async () => {
      const made = await reported();
      await rule(made);
      const printed = await minutesPage({
        locals: { app: here.app, actor: people.recorder },
        url: new URL('http://x.example/'),
        params: { meeting: made.meeting }
      } as never);
      expect(JSON.stringify(printed)).toContain('"recused":["另 1 人"]');
    });

    it('by the trail, to a recorder of whom it was reported', async () => {
      await reported();
      const clocks = async (reader: Actor) => {
        const view = await trailView(await stores(), reader, asked);
        const lines = await seeTrail(await stores(), view, { before: null, take: 50 });
        return lines.flatMap(({ deviceAt }) => deviceAt ?? []);
      };
      const asked = { account: null, action: null, from: null, to: null };
      const seenBy = async (reader: Actor, account: string | null = null) => {
        const view = await trailView(await stores(), reader, { ...asked, account });
        const lines = await seeTrail(await stores(), view, { before: null, take: 50 });
        expect(await (await stores()).trail.count(view.filter)).toBe(lines.length);
        return lines.filter(({ action }) => action === 'declare').map(({ who }) => who?.id ?? null);
      };
      expect(await seenBy(people.recorder)).toEqual(['m-p1', 'c1']);
      expect(await seenBy(people.recorder, 'c1')).toEqual(['c1']);
      expect(await seenBy(recorderOf(people.p1))).toEqual(['m-p1', null]);
      expect(await seenBy(recorderOf(people.p1), 'c1')).toEqual([]);
      expect(await clocks(people.recorder)).toEqual([wrongClock]);
      for (const reader of [recorderOf(people.p1), people.c2]) expect(await clocks(reader)).toEqual([]);
      expect(await seenBy(recorderOf(people.p2))).toEqual(['m-p1', 'c1']);
      expect(await seenBy(await formerly('p1'))).toEqual(['m-p1', null]);
    });

    it('by a spot check, to a recorder of whom it was reported', async () => {
      const made = await reported();
      await rule(made);
      await here.seal('2026-09');
      await here.seal('2026-10');
      const { id } = await drawEntries(here.app, people.c2, {
        key: key(),
        year: 2026,
        strata: 'item',
        size: 1,
        seed: '1'
      });
      const declaredBy = async (reader: Actor) =>
        (await followEntry(await stores(), reader, { check: id, place: 1 })).claim?.steps[0]?.by;
      expect(await declaredBy(people.recorder)).toBe('某c1');
      expect(await declaredBy(people.c2)).toBeNull();
      expect(await declaredBy(recorderOf(people.p1))).toBeNull();
      expect(await declaredBy(await formerly('p1'))).toBeNull();
    });
  });

  it('of an objection that its member took to the superior, to whose row it is', async () => {
    await begin('party-members', '2026-08');
    await here.seal('2026-08');
    const { code: notice } = await here.publish('2026-08');
    const rows = (await (await stores()).periods.results('2026-08')).map(({ subject }) => subject);
    const { receipt } = await objectAsMember(here.app, people.p2, {
      key: key(),
      notice,
      about: String(rows.indexOf('p3')),
      said: '名次不对',
      contact: '',
      entry: ''
    });
    const first = async () => (await (await stores()).objections.list())[0];
    const objection = (await first())?.id ?? '';
    const named = { objection };
    await assignInvestigator(here.app, people.recorder, {
      key: key(),
      ...named,
      seen: 0,
      investigator: 'c2'
    });
    await recordFindings(here.app, people.c2, { key: key(), ...named, seen: 1, words: '无误' });
    await answerObjection(here.app, people.c2, {
      key: key(),
      ...named,
      seen: 2,
      upheld: false,
      words: '不成立',
      meeting: '',
      reverses: [],
      corrected: null
    });
    await appealAsMember(here.app, people.p2, { key: key(), receipt, seen: 3, words: '请复查' });
    const one = await first();
    if (!one) throw new Error('it was raised');
    const seenBy = async (actor: Actor) => {
      const { by, steps } = await objectionDetailView(await stores(), one, { actor, today: '2026-10-05' });
      return [by, steps.at(-1)?.by];
    };
    expect(one.subject).toBe('p3');
    expect(await seenBy(people.recorder)).toEqual(['某m-p2', '某m-p2']);
    expect(await seenBy(people.c1)).toEqual([null, null]);
    expect(await seenBy(await formerly('p3'))).toEqual([null, null]);
    const page = await objectionPage({
      locals: { app: here.app, actor: people.c1 },
      url: new URL('http://x.example/'),
      params: { objection }
    } as never);
    expect(page).toMatchObject({ choices: null });
    const asked = { account: null, action: 'object', from: null, to: null };
    const recorder: Actor = { ...people.c1, roles: ['recorder', 'member'] };
    const view = await trailView(await stores(), recorder, asked);
    const lines = await seeTrail(await stores(), view, { before: null, take: 50 });
    expect(lines.map(({ who }) => who)).toEqual([null, null]);
  });
});
