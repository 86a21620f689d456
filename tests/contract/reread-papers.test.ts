import { importBallots } from '$lib/server/domain/ballots/import-ballots';
import {
  checkBallot,
  closeBallot,
  keyPaper,
  openBallot,
  strikePaper
} from '$lib/server/domain/ballots/keep-ballot';
import type { TypedReading } from '$lib/server/domain/ballots/read-rereadings';
import { stateVoters } from '$lib/server/domain/ballots/state-voters';
import { ballotSheet } from '$lib/server/domain/ballots/tally';
import { verifyAudit } from '$lib/server/domain/audit/verify-audit';
import { contradictions } from '$lib/server/platform/backup/contents/integrity';
import { myDelta } from '$lib/server/domain/me/my-delta';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { previewSupplement, publishSupplement } from '$lib/server/domain/notices/publish-supplement';
import { explainPeriod } from '$lib/server/domain/periods/explain-period';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { involvedIn } from '$lib/server/domain/objections/involved/involved';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
const paper = (no: string, score: string, row = ''): TypedReading => ({ no, row, score });

describe.each(databases)('E a paper of a closed ballot that was mis-keyed, on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let notice: string;
  let no = 0;
  const key = () => `reread-key-${(no += 1)}`;

  /**
   * Each group has five papers: 80 for everybody, but number 3 gives p1 60. An imported list gives p2 one
   * more of each. The figures are made up.
   */
  beforeEach(async () => {
    here = await testApp({ database, scheme: 'town-thousand', firstPeriod: '2025-01' });
    here.at('2025-12-31T08:00:00Z');
    const { app, recorder } = here;
    const booked = ['p1', 'p2', 'p3'].flatMap((subject) => [
      { subject, item: 'central', value: '200' },
      { subject, item: 'professional', value: '150' }
    ]);
    await here.book(...booked.map((each) => ({ date: '2025-12-31', period: '2025-12', ...each })));
    await openBallot(app, recorder, { key: key(), year: 2025 });
    for (const group of ['leaders', 'staff'])
      await stateVoters(app, recorder, { key: key(), year: 2025, group, voters: '10', why: '' });
    for (let each = 1; each <= 10; each += 1) {
      const of = { key: key(), year: 2025, no: String(each), group: each <= 5 ? 'leaders' : 'staff' };
      const scores = ['p1', 'p2', 'p3'].map((subject) => ({
        subject,
        typed: each === 3 && subject === 'p1' ? '60' : each === 7 && subject === 'p3' ? '' : '80'
      }));
      await keyPaper(app, recorder, { ...of, scores });
    }
    const list = '编号,类别,得分\np2,leaders,80\np2,staff,80\np3,staff,80\n';
    const upload = { name: 'ballots.csv', bytes: new TextEncoder().encode(list) };
    await importBallots(app, recorder, { key: key(), year: 2025, upload });
    await keyPaper(app, recorder, {
      key: key(),
      year: 2025,
      no: '99',
      group: 'staff',
      scores: [{ subject: 'p1', typed: '1' }]
    });
    await strikePaper(app, recorder, { key: key(), year: 2025, no: '99' });
    const shown = (await app.readTransaction(recorder, (stores) => ballotSheet(stores, 2025)))?.shown ?? '';
    await checkBallot(app, here.second, { key: key(), year: 2025, shown });
    await closeBallot(app, recorder, { key: key(), year: 2025, shown });
    here.at('2026-01-05T04:00:00Z');
    people = await aCommittee(here);
    for (const month of months) await here.seal(month);
    ({ code: notice } = await here.publish('2025'));
  });
  afterEach(() => here.end());

  const ballot = async () => (await here.app.read(here.recorder)).ballots.of(2025);

  /** The index of a person's row in the year's notice. */
  async function rowOf(name: string): Promise<string> {
    const rows = (await (await here.app.read(here.recorder)).notices.of('2025'))?.snapshot.rows ?? [];
    return String(rows.findIndex((row) => row.name === name));
  }

  /**
   * Makes a resident's objection that was investigated.
   * @returns its id
   */
  async function objected(name: string, source: string): Promise<string> {
    const { app } = here;
    const raised = { notice, about: name === '' ? '' : await rowOf(name), said: '评议票录错了', contact: '' };
    const { receipt } = await app.residents.object({ key: key(), ...raised }, source);
    const [found] = await (await app.read(people.recorder)).objections.list({ receipt });
    const objection = found?.id ?? '';
    await assignInvestigator(app, people.recorder, { key: key(), objection, seen: 0, investigator: 's' });
    await recordFindings(app, people.superior, { key: key(), objection, seen: 1, words: '属实' });
    return objection;
  }
  async function answer(objection: string, read: TypedReading[], { subject = '', meets = true } = {}) {
    const { app } = here;
    const held = { date: '2026-01-05', body: '党委会', minutes: `更正${key()}`, members: ['c2', 'c3'] };
    const { id } = await recordMeeting(app, people.recorder, { key: key(), ...held });
    await answerObjection(app, people.superior, {
      key: key(),
      objection,
      seen: 2,
      upheld: true,
      words: '属实，已更正。',
      meeting: meets ? id : '',
      reverses: [],
      corrected: null,
      papers: { subject, read }
    });
    return objection;
  }
  const uphold = async (read: TypedReading[], { name = '沈秋月', source = '203.0.113.7' } = {}) =>
    answer(await objected(name, source), read);
  async function corrected(objection: string) {
    const { supplement } = await previewSupplement(here.app, people.recorder, { objection });
    return supplement.rows.map(({ name, before, after }) => [name, before.balance, after.balance]);
  }
  async function publish(objection: string) {
    const { shown } = await previewSupplement(here.app, people.recorder, { objection });
    return publishSupplement(here.app, people.recorder, { key: key(), objection, shown });
  }

  it('stays as it was kept; the year comes out by how it is read now, and the supplement shows the row', async () => {
    const before = await ballot();
    const results = await (await here.app.read(here.recorder)).periods.results('2025');
    const objection = await uphold([paper('３', '90')]);
    const after = await ballot();
    expect(after?.papers).toEqual(before?.papers);
    expect(after?.rereadings).toMatchObject([
      { no: 3, line: 0, subject: 'p1', group: 'leaders', score: 9000, objection, by: 's' }
    ]);
    // Leaders (4 × 80 + 60) ÷ 5 = 76, staff 80: 78 × 2 = 156; with 90 for 60: 82 and 80: 162
    const [row] = await corrected(objection);
    expect(row?.[0]).toBe('沈秋月');
    expect(Number(row?.[2]) - Number(row?.[1])).toBe(600);
    const tree = await here.app.readTransaction(here.recorder, (stores) =>
      explainPeriod(stores, { subject: 'p1', period: '2025', today: '2026-01-05', closed: true })
    );
    const appraisal = tree?.tree.children.find(({ item }) => item === 'appraisal');
    expect(appraisal?.zh).toContain('(380 ÷ 5 × 50% + 400 ÷ 5 × 50%) × 2 = 156');
    expect(appraisal?.children.slice(2).map(({ zh }) => zh)).toEqual([
      '封存后更正 3 号票（班子成员）：异2026-1 60 → 90',
      expect.stringMatching(
        /^按更正后的票，.*：\(410 ÷ 5 × 50% \+ 400 ÷ 5 × 50%\) × 2 = 162，以补充公示为准$/
      )
    ]);
    expect(appraisal?.children[2]?.children).toMatchObject([{ code: 'decision' }]);
    const { code } = await publish(objection);
    const { notices, periods } = await here.app.read(here.recorder);
    const published = (await notices.supplements()).find((each) => each.code === code);
    expect(published).toMatchObject({ corrects: notice });
    // The person sees the correction of their row on the phone.
    const correctedFor = async (subject: string) =>
      (await myDelta(here.app, here.member(subject), 0)).corrected;
    expect(await correctedFor('p1')).toEqual([
      {
        code,
        period: '2025',
        booked: null,
        before: expect.objectContaining({ amount: row?.[1] }),
        after: expect.objectContaining({ amount: row?.[2] }),
        decided: [expect.objectContaining({ body: '党委会' })]
      }
    ]);
    // The correction changes somebody else's rank, and they see only their own figures in it.
    expect((await correctedFor('p2'))?.map(({ after }) => after.amount)).not.toContain(row?.[2]);
    expect(await periods.sealedResults('2025')).toEqual(results);
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: true });
    expect(await contradictions(here.store)).toEqual([]);
  });

  it('nor does who counted any paper look into an objection to the whole year', async () => {
    const { app, recorder, second } = here;
    const { accounts } = await app.read(recorder);
    const [keyer, comparer] = [recorder.account, second.account];
    await accounts.add({ id: comparer, username: comparer, name: '某二' });
    const role = { role: 'committee', subject: null, from: '2026-01-01', to: null, by: null } as const;
    await accounts.give({ account: comparer, ...role });
    await app.residents.object(
      { key: key(), notice, about: '', said: '评议票录错了', contact: '' },
      '203.0.113.7'
    );
    const stores = await app.read(recorder);
    const [objection] = await stores.objections.list({});
    if (!objection) throw new Error('none was raised');
    const holders = new Map(await involvedIn(stores, objection));
    expect([...new Set(holders.get('keyed'))]).toEqual([keyer]);
    expect(holders.get('compared')).toEqual([comparer]);
    for (const investigator of [keyer, comparer])
      await expect(
        assignInvestigator(app, people.superior, {
          key: key(),
          objection: objection.id,
          seen: 0,
          investigator
        })
      ).rejects.toMatchObject({ code: 'investigator-involved' });
  });

  it('isn’t looked into by who counted the papers, by the command nor by the database', async () => {
    const { app, recorder, second } = here;
    const { accounts } = await app.read(recorder);
    await accounts.add({ id: second.account, username: second.account, name: '某二' });
    const role = { role: 'committee', subject: null, from: '2026-01-01', to: null, by: null } as const;
    await accounts.give({ account: second.account, ...role });
    const raised = { notice, about: await rowOf('沈秋月'), said: '评议票录错了', contact: '' };
    await app.residents.object({ key: key(), ...raised }, '203.0.113.7');
    const [{ id: objection } = { id: '' }] = await (await app.read(recorder)).objections.list({});
    for (const investigator of [recorder.account, second.account])
      await expect(
        assignInvestigator(app, people.superior, { key: key(), objection, seen: 0, investigator })
      ).rejects.toMatchObject({ code: 'investigator-involved' });
    // These accounts only keyed in a paper: one that has the person, and one that doesn't.
    const keyed = async (by: string, no: number, subject: string) => {
      await sql`insert into change_log (unit_id, kind, at) values (${recorder.unit}, 'ballot', '')`.execute(
        here.store
      );
      await sql`insert into ballot_paper select ${by}, max(change_log.seq), ballot.unit_id, ballot.id, ${no}, 'paper', ${by}
        from ballot, change_log group by ballot.unit_id, ballot.id`.execute(here.store);
      await sql`insert into ballot_score select ${by}, 0, subject.id, 'staff', 100 from subject
        where subject.unit_id = ${recorder.unit} and code = ${subject}`.execute(here.store);
    };
    await keyed('c2', 201, 'p1');
    await keyed('c3', 202, 'p2');
    const slip = (investigator: string) =>
      sql`insert into objection_step (id, seq, unit_id, objection_id, no, action, account_id, investigator_id, done_at)
        select ${investigator}, max(seq), ${recorder.unit}, ${objection}, 1, 'assign', 's', ${investigator}, ''
        from change_log`.execute(here.store);
    for (const counter of ['c2', second.account])
      await expect(slip(counter)).rejects.toThrow('nobody investigates what they are involved in');
    await slip('c3');
  });

  it('is a decision’s: by a meeting, and its row only grows and stands in the trail', async () => {
    const objection = await objected('沈秋月', '203.0.113.7');
    await expect(answer(objection, [paper('3', '90')], { meets: false })).rejects.toMatchObject({
      code: 'correction-missing'
    });
    expect((await ballot())?.rereadings).toEqual([]);
    await answer(objection, [paper('3', '90')]);
    const { decisions } = await here.app.read(here.recorder);
    const [reading] = (await ballot())?.rereadings ?? [];
    expect((await decisions.list()).find(({ id }) => id === reading?.decision)).toMatchObject({
      body: '党委会'
    });
    for (const change of ['delete from ballot_rereading', 'update ballot_rereading set score = 1'])
      await expect(sql.raw(change).execute(here.store)).rejects.toThrow('append-only');
    const slipped = sql`insert into ballot_rereading
      select 'slip', max(c.seq), r.unit_id, paper_id, line, r.subject_id, category, 1, objection_id, decision_id, reread_by, ''
      from ballot_rereading r, change_log c group by 1, 3, 4, 5, 6, 7, 8, 9, 10, 11`;
    await sql`insert into change_log (unit_id, kind, at) values (${people.recorder.unit}, 'ballot', '')`.execute(
      here.store
    );
    await slipped.execute(here.store);
    expect(await verifyAudit(here.store, people.recorder.unit)).toMatchObject({ ok: false });
  });

  it('a second objection to the same paper puts its own in place of the first one’s', async () => {
    await publish(await uphold([paper('3', '90')]));
    const second = await uphold([paper('3', '85')], { source: '198.51.100.1' });
    const [row] = (await corrected(second)).filter(([name]) => name === '沈秋月');
    // 85 for 90 takes one off the leaders' mean, and so off the result.
    expect(Number(row?.[2]) - Number(row?.[1])).toBe(-100);
  });

  it('a figure that wasn’t keyed in is added, one that the paper doesn’t give goes', async () => {
    const objection = await uphold([paper('7', '20'), paper('8', '')], { name: '韩冰' });
    expect((await ballot())?.rereadings).toMatchObject([
      { no: 7, line: 2, subject: 'p3', group: 'staff', score: 2000 },
      { no: 8, line: 2, subject: 'p3', group: 'staff', score: null }
    ]);
    // Staff had five scores of 80 (four papers and the list); now (4 × 80 + 20) ÷ 5 = 68: 12 less, × 2 ÷ 2
    const [row] = (await corrected(objection)).filter(([name]) => name === '韩冰');
    expect(Number(row?.[2]) - Number(row?.[1])).toBe(-1200);
  });

  it('of an imported list a row is named, where it has more than one about the person', async () => {
    await expect(uphold([paper('11', '90')], { name: '李明' })).rejects.toMatchObject({
      code: 'paper-row-missing',
      params: { no: 11, rows: '1、2' }
    });
    const objection = await objected('', '198.51.100.1');
    await answer(objection, [paper('11', '92', '2')], { subject: 'p2' });
    expect((await ballot())?.rereadings).toMatchObject([{ no: 11, line: 1, subject: 'p2', group: 'staff' }]);
    // Staff (5 × 80 + 92) ÷ 6 = 82
    const [row] = (await corrected(objection)).filter(([name]) => name === '李明');
    expect(Number(row?.[2]) - Number(row?.[1])).toBe(200);
  });

  it('is refused when it makes no sense, and nothing is kept', async () => {
    const objection = await objected('沈秋月', '203.0.113.7');
    const refused: [TypedReading[], string][] = [
      [[paper('98', '90')], 'paper-unknown'],
      // a struck paper
      [[paper('99', '90')], 'paper-unknown'],
      [[paper('3', '60')], 'paper-same'],
      [[paper('3', '100.01')], 'bad-score'],
      [[paper('', '90')], 'bad-paper-number'],
      [[paper('3', '90'), paper('3', '70')], 'bad-form']
    ];
    for (const [read, code] of refused)
      await expect(answer(objection, read), code).rejects.toMatchObject({ code });
    // An empty line of the form corrects nothing.
    await answer(objection, [paper('', '')], { meets: false });
    expect((await ballot())?.rereadings).toEqual([]);
  });

  it('a month’s notice has no ballot to put right', async () => {
    ({ code: notice } = await here.publish('2025-12'));
    const objection = await objected('', '203.0.113.7');
    await expect(answer(objection, [paper('3', '90')], { subject: 'p1' })).rejects.toMatchObject({
      code: 'ballot-not-closed'
    });
  });
});
