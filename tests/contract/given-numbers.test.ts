import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import {
  confirmCorrection,
  confirmImport,
  previewCorrection,
  previewImport
} from '$lib/server/domain/imports';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import { entry } from '../make/entry';
import { csv } from '../make/workbook';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';
import { upholdAndPublish } from './uphold';

const decision = { date: '2026-10-05', body: '两委会', minutes: '〔2026〕20号' };

describe.each(databases)('numbers that are given here, on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `given-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
  });
  afterEach(() => here.end());

  const shownOf = (...rows: string[]) =>
    previewImport(here.app, here.recorder, [csv(['流水号,编号,事项,日期,依据', ...rows].join('\n'))]);
  async function book(...rows: string[]) {
    const { files, digest } = await shownOf(...rows);
    return confirmImport(here.app, here.recorder, { key: key(), files, digest, decision });
  }
  const refused = async (...rows: string[]) =>
    (await shownOf(...rows)).plan.problems.map(({ code, row, column }) => [code, row, column]);

  it('a file can’t take a claim’s number, which the meeting books it under', async () => {
    const typed = { subject: '', quantity: '', matterText: '', story: '', value: '' };
    const own = { item: 'task-on-time', date: '2026-10-03', basis: '任务单18号' };
    const { id, no: number } = await declareClaim(here.app, people.p1, { key: key(), ...typed, ...own });
    expect(await refused('a1,p2,调解纠纷,2026-10-02,', `${number},p2,调解纠纷,2026-10-03,`)).toEqual([
      ['given-number', 3, '流水号']
    ]);
    await forwardClaims(here.app, people.recorder, {
      key: key(),
      claims: [{ claim: id, seen: 1 }],
      words: ''
    });
    const sat = { key: key(), ...decision, members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(here.app, people.recorder, sat);
    const rulings = [{ claim: id, seen: 2, granted: true, words: '' }];
    await ruleOnClaims(here.app, people.recorder, { key: key(), meeting, rulings });
    // The ledger as it was exported comes again without a word.
    expect(await refused(`${number},p1,按时完成任务,2026-10-03,任务单18号`)).toEqual([]);
  });

  it('M4 a file can’t put a sealed month right in an objection’s name', async () => {
    await here.book({ item: 'mediation' });
    await here.seal('2026-09');
    const { code: notice } = await here.publish('2026-09');
    const forged = '异2026-1-9,p3,调解纠纷,2026-09-03,异2026-1';
    expect(await refused(forged)).toEqual([['given-number', 2, '流水号']]);
    expect(await refused('2026-Q3评-9,p3,调解纠纷,2026-09-03,')).toEqual([['given-number', 2, '流水号']]);
    await expect(book(forged)).rejects.toMatchObject({ code: 'files-gone' });
    await upholdAndPublish(here, people, { notice, reverses: ['e1'] });
    const results = await (await here.app.read(here.recorder)).periods.results('2026-09');
    expect(results.map(({ subject, points }) => [subject, points])).toEqual([
      ['p1', 2800],
      ['p2', 2800],
      ['p3', 2800]
    ]);
  });

  it('a very large number among corrections keeps nobody from the next ones', async () => {
    await here.book({ item: 'mediation' }, { item: 'mediation', subject: 'p2' });
    await here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async (stores) => {
      const ruling = await stores.decisions.record(decision);
      const large = entry('更2026-999999999', { subject: 'p3', date: '2026-09-04', period: '2026-09' });
      await stores.ledger.append([large], ruling);
      return null;
    });
    for (const line of ['e1', 'e2']) {
      const correction = { line, reason: '重复登记', instead: null };
      const { preview } = await previewCorrection(here.app, here.recorder, correction);
      const confirmed = { key: key(), correction, digest: preview.digest, decision };
      await confirmCorrection(here.app, here.recorder, { ...confirmed, answers: { answered: '', same: [] } });
    }
    const { ledger } = await here.app.read(here.recorder);
    expect(await ledger.reversals(['e1', 'e2'])).toEqual(
      new Map([
        ['e1', '更2026-1000000000'],
        ['e2', '更2026-1000000001']
      ])
    );
  });
});
