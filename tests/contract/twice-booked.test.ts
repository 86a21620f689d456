import { agendaOf } from '$lib/server/domain/meetings/agenda';
import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import {
  confirmImport,
  digestOfQuestions,
  previewImport,
  type ImportAnswers
} from '$lib/server/domain/imports';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import { answerObjection } from '$lib/server/domain/objections/answer-objection';
import { assignInvestigator, recordFindings } from '$lib/server/domain/objections/investigate';
import { OpenQuestions } from '$lib/server/domain/ledger/need-answers';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { confirmSheet, holdSheet, openSheet, previewSheet } from '$lib/server/domain/sheets';
import type { Actor } from '$lib/server/platform/access/actor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csv, upload, workbook, type MadeSheetRow } from '../make/workbook';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

/** The ways into the ledger by which one thing may come twice. */
const ways = ['claim', 'file', 'sheet', 'correction'] as const;
type Way = (typeof ways)[number];
const pairs = ways.flatMap((first) => ways.map((second) => ({ first, second })));
const held = { date: '2026-11-03', body: '两委会' };

describe.each(databases)('one thing that comes twice on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let notice: string;
  let no = 0;
  const key = () => `twice-key-${(no += 1)}`;

  /** September is published, so that it can be objected to; October is open, and over. */
  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
    here.at('2026-11-03T04:00:00Z');
    await here.seal('2026-09');
    ({ code: notice } = await here.publish('2026-09'));
  });
  afterEach(() => here.end());

  const entries = async () => (await here.app.read(here.recorder)).ledger.entries();
  const meet = async () =>
    (
      await recordMeeting(here.app, people.recorder, {
        key: key(),
        ...held,
        minutes: `〔2026〕${key()}`,
        members: ['c2', 'c3']
      })
    ).id;

  /** p1 declares task 18, or the same without its basis; it is put before the meeting. */
  async function declared(basis: string) {
    const typed = { subject: '', quantity: '', matterText: '', story: '', value: '' };
    const own = { item: 'task-on-time', date: '2026-10-03', basis };
    const { id } = await declareClaim(here.app, people.p1, { key: key(), ...typed, ...own });
    const claims = [{ claim: id, seen: 1 }];
    await forwardClaims(here.app, people.recorder, { key: key(), claims, words: '' });
    return id;
  }
  /** The questions at a claim, and the ruling that grants it. */
  async function claimed(claim: string) {
    const meeting = await meet();
    const { items } = await here.app.readTransaction(people.recorder, (stores) =>
      agendaOf(stores, here.app.clock(), people.recorder, meeting)
    );
    const questions = items.find((item) => item.claim.id === claim)?.questions ?? [];
    const grant = (answered: readonly string[]) =>
      ruleOnClaims(here.app, people.recorder, {
        key: key(),
        meeting,
        rulings: [{ claim, seen: 2, granted: true, words: '', answered }]
      });
    return { questions, grant };
  }

  const filed = async (id: string) =>
    previewImport(here.app, here.recorder, [
      csv(`流水号,编号,事项,日期,依据\n${id},p1,按时完成任务,2026-10-03,任务单18号\n`)
    ]);

  const monthSheet = (header: string, more: MadeSheetRow[] = []): MadeSheetRow[] => [
    [`河东社区2026年10月${header}登记表`],
    ['姓名', header],
    ...more,
    ['沈秋月', 1]
  ];
  /** A month's sheet as it is previewed, and its booking. */
  async function sheeted(rows: MadeSheetRow[], by: Actor = here.recorder) {
    const file = upload('登记表.xlsx', workbook({ 表: rows }));
    const files = (await holdSheet(here.app, by, [file])) ?? expect.fail('not held');
    const open = await openSheet(here.app, by, files, 0);
    const columns = open.columns.map(({ column }) => `${column.at}:task-on-time:times`);
    const mapping = { month: '2026-10', no: '1', basis: open.basis, columns, marks: [] };
    const { preview } = await previewSheet(here.app, by, files, 0, mapping);
    const decision = { ...held, minutes: `〔2026〕${key()}` };
    const input = { files, at: 0, mapping, digest: preview.digest, decision };
    const confirm = (more: Partial<ImportAnswers> = {}, own = key()) =>
      confirmSheet(here.app, by, { key: own, ...input, ...more });
    return { plan: preview.plan, answer: digestOfQuestions(preview.plan), confirm };
  }

  /** An objection to p1's row of September, which is upheld: task 18 is booked instead. */
  async function objected() {
    const { app } = here;
    const typed = { key: key(), notice, about: '0', said: '漏记一件', contact: '' };
    const { receipt } = await app.residents.object(typed, `203.0.113.${(no += 1)}`);
    const [known] = await (await app.read(people.recorder)).objections.list({ receipt });
    const objection = known?.id ?? expect.fail('none');
    await assignInvestigator(app, people.recorder, { key: key(), objection, seen: 0, investigator: 's' });
    await recordFindings(app, people.superior, { key: key(), objection, seen: 1, words: '属实' });
    const meeting = await meet();
    const corrected = {
      item: 'task-on-time',
      date: '2026-10-03',
      basis: '任务单18号',
      quantity: '',
      value: '',
      matterText: '',
      story: ''
    };
    const said = {
      objection,
      seen: 2,
      upheld: true,
      words: '属实，补记。',
      meeting,
      reverses: [],
      corrected
    };
    return (answered: readonly string[], own = key()) =>
      answerObjection(app, people.superior, { ...said, key: own, answered });
  }

  const askedWith = (refused: unknown) =>
    refused instanceof OpenQuestions ? refused.questions : expect.fail(String(refused));

  /** Brings task 18 in by a way; answers its questions as being another thing. @returns the codes of the questions */
  async function bring(way: Way, time: 'first' | 'again'): Promise<string[]> {
    if (way === 'claim') {
      const { questions, grant } = await claimed(await declared(time === 'first' ? '任务单18号' : ''));
      if (questions.length > 0) await expect(grant([])).rejects.toMatchObject({ code: 'claim-questions' });
      await grant(questions.flatMap(({ names }) => names));
      return questions.map(({ params }) => params.code);
    }
    if (way === 'file') {
      const { plan, files, digest } = await filed(time);
      const input = { files, digest, decision: { ...held, minutes: `〔2026〕${key()}` } };
      const confirm = (answered: string) =>
        confirmImport(here.app, here.recorder, { key: key(), ...input, answered });
      if (plan.questions.length > 0)
        await expect(confirm('')).rejects.toMatchObject({ code: 'questions-open' });
      await confirm(digestOfQuestions(plan));
      return plan.questions.map(({ code }) => code);
    }
    if (way === 'sheet') {
      const header = time === 'first' ? '按时完成任务' : '按时办结的任务（件）';
      const { plan, answer, confirm } = await sheeted(monthSheet(header));
      if (plan.questions.length > 0)
        await expect(confirm()).rejects.toMatchObject({ code: 'questions-open' });
      await confirm({ answered: answer });
      return plan.questions.map(({ code }) => code);
    }
    const answer = await objected();
    if ((await entries()).length === 0) {
      await answer([]);
      return [];
    }
    const questions = askedWith(await answer([]).catch((error: unknown) => error));
    await answer(questions.flatMap(({ names }) => names));
    return questions.map(({ params }) => params.code);
  }

  it.each(pairs)('M17 by $first, then by $second: it is asked about', async ({ first, second }) => {
    expect(await bring(first, 'first')).toEqual([]);
    expect(await entries()).toHaveLength(1);
    const code = first === 'sheet' || second === 'sheet' ? 'alike-in-sheet' : 'alike';
    expect(await bring(second, 'again')).toEqual([code]);
    expect(await entries()).toHaveLength(2);
  });

  /** The points of p1 in October. */
  const octoberOf = async () => {
    const { closing } = await here.app.readTransaction(here.recorder, (stores) =>
      draftSeal(stores, '2026-10')
    );
    const october = closing.periods.find(({ period }) => period === '2026-10');
    return october?.results.find(({ subject }) => subject === 'p1')?.points;
  };

  it('M17 a claim of task 18 and the month’s sheet that counts it: the same thing isn’t booked again', async () => {
    await bring('claim', 'first');
    const once = await octoberOf();
    const [claim] = await entries();
    const { plan, answer, confirm } = await sheeted(monthSheet('按时完成任务', [['李明', 2]]));
    const [question] = plan.questions;
    expect(plan.questions).toHaveLength(1);
    // The question stands at the sheet's row, and names the claim with its day and its basis.
    expect(question).toMatchObject({ code: 'alike-in-sheet', row: 4, column: '按时完成任务' });
    expect(question?.params).toMatchObject({ others: `${claim?.id}（2026-10-03 任务单18号）` });
    const same = [question?.entry ?? ''];
    await expect(confirm({ same })).rejects.toMatchObject({ code: 'questions-open' });
    await expect(confirm({ answered: answer, same: ['表2026-10-p2-x'] })).rejects.toMatchObject({
      code: 'preview-outdated'
    });
    expect(await confirm({ answered: answer, same })).toMatchObject({ booked: 1, same: 1 });
    expect((await entries()).map(({ subject, quantity }) => [subject, quantity])).toEqual([
      ['p1', 1],
      ['p2', 2]
    ]);
    expect(await octoberOf()).toBe(once);
  });

  it('M17 all that is asked about is the same: nothing is booked, and no decision is recorded', async () => {
    await bring('claim', 'first');
    const { answer, confirm } = await sheeted(monthSheet('按时完成任务'));
    const decisions = async () => (await (await here.app.read(here.recorder)).decisions.list()).length;
    const before = await decisions();
    expect(await confirm({ answered: answer, same: 'all' })).toMatchObject({ booked: 0, same: 1 });
    expect([await decisions(), (await entries()).length]).toEqual([before, 1]);
    // The sheet that comes again asks again.
    expect((await sheeted(monthSheet('按时完成任务'))).plan.questions).toHaveLength(1);
  });

  it('rows that moved, a title that changed and a day later: the sheet is known by its numbers', async () => {
    const first = await sheeted(monthSheet('按时完成任务', [['李明', 2]]));
    expect(await first.confirm()).toMatchObject({ booked: 2 });
    here.at('2026-11-04T04:00:00Z');
    const moved: MadeSheetRow[] = [
      ['十月份任务完成情况'],
      ['姓名', '按时完成任务'],
      ['沈秋月', 1],
      ['李明', 2]
    ];
    const { plan } = await sheeted(moved);
    expect(plan).toMatchObject({ problems: [], questions: [], entries: { added: [], booked: 2 } });
  });

  it('an answer that comes twice, or goes back, books nothing twice', async () => {
    await bring('claim', 'first');
    const { answer, confirm } = await sheeted(monthSheet('按时完成任务', [['李明', 2]]));
    const own = key();
    const done = await confirm({ answered: answer }, own);
    expect(await confirm({ answered: answer }, own)).toEqual(done);
    // The page that was gone back to has another key, and shows a plan that is over.
    await expect(confirm({ answered: answer })).rejects.toMatchObject({ code: 'preview-outdated' });
    await expect(confirm({ answered: answer, same: 'all' }, own)).rejects.toMatchObject({
      code: 'key-reused'
    });
    expect(await entries()).toHaveLength(3);

    const again = await objected();
    const questions = askedWith(await again([]).catch((error: unknown) => error));
    const answered = questions.flatMap(({ names }) => names);
    const keyOfAnswer = key();
    expect(await again(answered, keyOfAnswer)).toEqual({ booked: 1 });
    expect(await again(answered, keyOfAnswer)).toEqual({ booked: 1 });
    await expect(again(answered)).rejects.toMatchObject({ code: 'objection-state' });
    expect(await entries()).toHaveLength(4);
  });

  it('two recorders at once: who comes second is asked about what the first one has booked', async () => {
    const other = { ...here.recorder, account: 'r2' };
    const [one, two] = [
      await sheeted(monthSheet('按时完成任务')),
      await sheeted(monthSheet('按时办结的任务（件）'), other)
    ];
    const file = await filed('a1');
    const claim = await declared('任务单18号');
    const { questions, grant } = await claimed(claim);
    expect([one.plan.questions, two.plan.questions, file.plan.questions, questions]).toEqual([
      [],
      [],
      [],
      []
    ]);
    const booked = await Promise.allSettled([one.confirm(), two.confirm()]);
    expect(booked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(booked.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'questions-open' }
    });
    const { files, digest } = file;
    const asked = { key: key(), files, digest, decision: { ...held, minutes: '〔2026〕30号' } };
    await expect(confirmImport(here.app, here.recorder, asked)).rejects.toMatchObject({
      code: 'questions-open'
    });
    await expect(grant([])).rejects.toMatchObject({ code: 'claim-questions' });
    expect(await entries()).toHaveLength(1);
    // An answer about one line isn't one about another, which came since.
    const now = await claimed(claim);
    const seen = now.questions.flatMap(({ names }) => names);
    const late = await filed('a2');
    const lateAnswer = { ...asked, key: key(), files: late.files, digest: late.digest };
    await confirmImport(here.app, here.recorder, {
      ...lateAnswer,
      answered: digestOfQuestions(late.plan)
    });
    await expect(now.grant(seen)).rejects.toMatchObject({ code: 'claim-questions' });
    expect(await entries()).toHaveLength(2);
  });
});
