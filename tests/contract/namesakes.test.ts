import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { previewImport } from '$lib/server/domain/imports';
import { ledgerLines } from '$lib/server/domain/ledger/lines';
import { inboxOf } from '$lib/server/domain/claims/inbox';
import { leaveAccounts } from '$lib/server/domain/leave/leave-accounts';
import { agendaOf, waitingForMeeting } from '$lib/server/domain/meetings/agenda';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { previewNotice } from '$lib/server/domain/notices/publish-period';
import { outcomePeriods, outcomeSheet } from '$lib/server/domain/outcomes/outcome-sheet';
import { drawEntries } from '$lib/server/domain/spot-checks/draw-entries';
import { spotCheckSheet } from '$lib/server/domain/spot-checks/spot-check-sheet';
import { syncedClaims } from '$lib/server/domain/claims/synced-claims';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lineFilter } from '../make/ledger-filter';
import { person } from '../make/person';
import { csv } from '../make/workbook';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

describe.each(databases)('two people of one name on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;

  beforeEach(async () => {
    here = await testApp({
      database,
      people: [person('p1', '李明'), person('p2', '李明'), person('p3', '韩冰')]
    });
    people = await aCommittee(here);
  });
  afterEach(() => here.end());

  it('are told apart in the inbox, on the agenda and in the notice', async () => {
    const typed = { subject: '', item: 'mediation', date: '2026-10-03', quantity: '', value: '' };
    const { id } = await declareClaim(here.app, people.p1, {
      key: 'namesake-claim',
      ...typed,
      matterText: '',
      basis: '调字34号',
      story: ''
    });
    const stores = await here.app.read(people.recorder);
    const asked = { view: 'open', item: null, page: null, claim: null } as const;
    const inbox = await inboxOf(stores, here.app.clock(), asked);
    expect([inbox.lines[0]?.name, inbox.detail?.name]).toEqual(['李明（p1）', '李明（p1）']);
    await forwardClaims(here.app, people.recorder, {
      key: 'namesake-forward',
      claims: [{ claim: id, seen: 1 }],
      words: ''
    });
    expect((await waitingForMeeting(stores, here.app.clock())).map(({ name }) => name)).toEqual([
      '李明（p1）'
    ]);
    // On somebody's own phone it is their name.
    expect(JSON.stringify(await syncedClaims(stores, here.app.clock(), people.p1))).not.toContain('（p1）');

    await here.seal('2026-09');
    const { snapshot } = await previewNotice(here.app, here.recorder, { period: '2026-09' });
    expect(snapshot.rows.map(({ name }) => name).sort()).toEqual(['李明（p1）', '李明（p2）', '韩冰']);
  });

  it('are told apart in the ledger and in what an import would book', async () => {
    await here.book({ item: 'mediation', subject: 'p1' }, { item: 'mediation', subject: 'p2' });
    const stores = await here.app.read(people.recorder);
    const filter = lineFilter({ upto: await stores.ledger.last() });
    const lines = await ledgerLines(stores, { filter, period: null, skip: 0, take: 10 });
    expect(lines.map(({ name }) => name).sort()).toEqual(['李明（p1）', '李明（p2）']);

    const { plan } = await previewImport(here.app, here.recorder, [
      csv('流水号,编号,事项,日期,依据\nx1,p2,mediation,2026-10-02,调字35号\n')
    ]);
    expect(plan.problems).toEqual([]);
    expect(plan.entries.added.map(({ name }) => name)).toEqual(['李明（p2）']);
    expect(plan.people.map(({ name }) => name)).toEqual(['李明（p2）']);
  });

  it('are told apart in outcomes, in days of leave but their own, and in a spot check', async () => {
    const many = { item: 'mediation', quantity: 20 };
    await here.book({ ...many, subject: 'p1' }, { ...many, subject: 'p2' });
    await here.seal('2026-09');
    const stores = await here.app.read(people.recorder);
    const periods = await outcomePeriods(stores, ['2026-09'], { closed: true });
    const groups = (await Promise.all(periods.map((period) => outcomeSheet(stores, period)))).flat();
    const named = groups.flatMap((group) => group.people.map(({ name }) => name));
    expect(named).toEqual(['李明（p1）', '李明（p2）']);

    await here.app.runCommand(here.recorder, { permission: 'keep-leave', key: 'namesake-leave' }, (own) =>
      own.leave.add({
        rule: 'leave-offset',
        year: 2026,
        subject: 'p2',
        amount: 50,
        day: '2026-10-01',
        action: 'credit',
        reverses: null,
        ruling: null,
        account: 'r',
        words: '',
        basis: ''
      })
    );
    const now = here.app.clock();
    expect((await leaveAccounts(stores, now, { year: 2026 })).map(({ name }) => name)).toEqual([
      '李明（p2）'
    ]);
    const [own] = await leaveAccounts(stores, now, { year: 2026, subject: 'p2' });
    expect(own?.name).toBe('李明');

    const asked = { year: 2026, strata: 'item', size: 2, seed: '福彩3D 2027001期' } as const;
    const { id } = await drawEntries(here.app, people.c2, { key: 'namesake-draw', ...asked });
    const { lines } = await spotCheckSheet(stores, people.c2, id);
    expect(lines.map(({ name }) => name).sort()).toEqual(['李明（p1）', '李明（p2）']);
  });

  it('are told apart by their user names among those who sat in a meeting', async () => {
    const { accounts } = await here.app.read(people.recorder);
    for (const id of ['liming', 'liming2']) {
      await accounts.add({ id, username: id, name: '李明' });
      await accounts.give({
        account: id,
        role: 'committee',
        subject: null,
        from: '2026-01-01',
        to: null,
        by: null
      });
    }
    const held = { date: '2026-10-04', body: '两委会', minutes: '会20号' };
    const { id } = await recordMeeting(here.app, people.recorder, {
      key: 'namesake-meeting',
      ...held,
      members: ['c2', 'liming', 'liming2']
    });
    const { present } = await agendaOf(await here.app.read(people.recorder), here.app.clock(), people.c2, id);
    expect(present.map(({ name }) => name).sort()).toEqual(['李明（liming2）', '李明（liming）', '某c2']);
  });
});
