import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { previewImport } from '$lib/server/domain/imports';
import { ledgerLines } from '$lib/server/domain/ledger/lines';
import { inboxOf } from '$lib/server/domain/claims/inbox';
import { waitingForMeeting } from '$lib/server/domain/meetings/agenda';
import { previewNotice } from '$lib/server/domain/notices/publish-period';
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
});
