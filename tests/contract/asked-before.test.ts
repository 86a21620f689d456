import { agendaOf } from '$lib/server/domain/meetings/agenda';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { inboxOf } from '$lib/server/domain/claims/inbox';
import {
  confirmImport,
  digestOfQuestions,
  previewImport,
  type ImportAnswers
} from '$lib/server/domain/imports';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import { draftSeal } from '$lib/server/domain/periods/draft-seal';
import { csv } from '../make/workbook';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCommittee } from './a-committee';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

const head = '流水号,编号,事项,日期,等级,同一事项,依据';
const decision = { date: '2026-10-05', body: '两委会', minutes: '〔2026〕20号' };

describe.each(databases)('entries that may be too many are asked about on $kind', (database) => {
  let here: TestApp;
  let people: Awaited<ReturnType<typeof aCommittee>>;
  let no = 0;
  const key = () => `asked-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database });
    people = await aCommittee(here);
  });
  afterEach(() => here.end());

  const shownOf = (...rows: string[]) =>
    previewImport(here.app, here.recorder, [csv([head, ...rows].join('\n'))]);
  /** The questions about rows of a file, with the numbers that they name. */
  const askedOf = async (...rows: string[]) => {
    const { plan } = await shownOf(...rows);
    expect(plan.problems).toEqual([]);
    return plan.questions.map(({ code, row, params }) => [code, row, params]);
  };
  /** Books rows of a file; `answered` as the page does when its box is ticked. */
  async function book(rows: string[], answers: 'ticked' | 'none' = 'none', same: ImportAnswers['same'] = []) {
    const { files, digest, plan } = await shownOf(...rows);
    const answered = answers === 'ticked' ? digestOfQuestions(plan) : '';
    return confirmImport(here.app, here.recorder, { key: key(), files, digest, answered, same, decision });
  }
  async function put(more: {
    item?: string;
    date?: string;
    basis?: string;
    value?: string;
  }): Promise<string> {
    const typed = { subject: '', quantity: '', matterText: '', story: '', value: '' };
    const own = { item: 'task-on-time', date: '2026-10-03', basis: '任务单18号', ...more };
    const { id } = await declareClaim(here.app, people.p1, { key: key(), ...typed, ...own });
    await forwardClaims(here.app, people.recorder, {
      key: key(),
      claims: [{ claim: id, seen: 1 }],
      words: ''
    });
    return id;
  }
  const meet = async () =>
    (await recordMeeting(here.app, people.recorder, { key: key(), ...decision, members: ['c2', 'c3'] })).id;
  const rule = (meeting: string, claims: readonly string[], answered: readonly string[] = []) =>
    ruleOnClaims(here.app, people.recorder, {
      key: key(),
      meeting,
      rulings: claims.map((claim) => ({ claim, seen: 2, granted: true, words: '', answered }))
    });

  it('rows alike but for their number; a matter or a basis tells two apart', async () => {
    const row = (id: string, matter = '', basis = '') => `${id},p1,调解纠纷,2026-10-03,,${matter},${basis}`;
    expect(await askedOf(row('a1'), row('a2'))).toEqual([['alike', 3, { value: 'a2', others: 'a1' }]]);
    expect(await askedOf(row('a1', '王家'), row('a2', '李家'))).toEqual([]);
    expect(await askedOf(row('a1', '', '调1号'), row('a2', '', '调2号'))).toEqual([]);
    expect(await askedOf(row('a1', '', '调1号'), row('a2', '', '调1号'))).toHaveLength(1);
    expect(await askedOf(row('a1', '王家', '调1号'), row('a2', '王家', '调2号'))).toHaveLength(1);
    expect(await askedOf(row('a1'), 'a2,p1,调解纠纷,2026-10-02,,,', 'a3,p2,调解纠纷,2026-10-03,,,')).toEqual(
      []
    );
  });

  it('nothing is booked before the questions that were shown are answered', async () => {
    const rows = ['a1,p1,调解纠纷,2026-10-03,,,调1号', 'a2,p1,调解纠纷,2026-10-03,,,调1号'];
    await expect(book(rows)).rejects.toMatchObject({ code: 'questions-open', params: { count: 1 } });
    const { files, digest } = await shownOf(...rows);
    const stale = { key: key(), files, digest, answered: 'of another plan', decision };
    await expect(confirmImport(here.app, here.recorder, stale)).rejects.toMatchObject({
      code: 'questions-open'
    });
    expect(await (await here.app.read(here.recorder)).ledger.entries()).toEqual([]);
    expect(await book(rows, 'ticked')).toMatchObject({ booked: 2 });
    // A file that comes again is known by its numbers.
    expect(await book(rows)).toMatchObject({ booked: 0, already: 2 });
  });

  it('a claim that was booked, and the same in a file; the other way round too', async () => {
    const meeting = await meet();
    await rule(meeting, [await put({})]);
    const [booked] = await (await here.app.read(here.recorder)).ledger.entries();
    const row = (basis: string, day = '2026-10-03') => `a1,p1,按时完成任务,${day},,,${basis}`;
    expect(await askedOf(row('任务单18号'))).toEqual([['alike', 2, { value: 'a1', others: booked?.id }]]);
    expect(await askedOf(row(''))).toHaveLength(1);
    expect(await askedOf(row('任务单19号'))).toEqual([]);
    expect(await askedOf(row('任务单18号', '2026-10-02'))).toEqual([]);

    await book([row('任务单19号')]);
    const again = await put({ basis: '任务单19号' });
    const read = { view: 'forwarded' as const, item: null, claim: again, page: null };
    const { detail, line } = await here.app.readTransaction(people.recorder, async (stores) => ({
      detail: (await inboxOf(stores, here.app.clock(), read)).detail,
      line: (await agendaOf(stores, here.app.clock(), people.recorder, meeting)).items[0]
    }));
    expect(detail?.questions).toMatchObject([{ params: { code: 'alike', params: { others: 'a1' } } }]);
    expect(line?.questions).toEqual(detail?.questions);
    await expect(rule(meeting, [again])).rejects.toMatchObject({ code: 'claim-questions', status: 409 });
    await expect(rule(meeting, [again], ['a1'])).rejects.toMatchObject({ code: 'claim-questions' });
    expect(await rule(meeting, [again], detail?.questions[0]?.names)).toMatchObject({ granted: 1 });
  });

  it('two claims alike before one meeting', async () => {
    const [one, other] = [await put({}), await put({ basis: '' })];
    const meeting = await meet();
    await expect(rule(meeting, [one, other])).rejects.toMatchObject({ code: 'claim-questions' });
    expect(await rule(meeting, [one])).toMatchObject({ granted: 1 });
    await expect(rule(meeting, [other])).rejects.toMatchObject({ code: 'claim-questions' });
  });

  it('M17 a second place of somebody in a quarter, and a sixth of all; what is reversed makes room', async () => {
    const place = (id: string, who: string, day = '2026-09-28', rank = 1) =>
      `${id},${who},四知四清四掌握,${day},${rank},,通报〔2026〕${id}号`;
    const twice = [place('a1', 'p1'), place('a2', 'p1', '2026-09-29')];
    expect(await askedOf(...twice)).toEqual([['once', 3, { entries: 'a1、a2' }]]);
    expect(await askedOf(place('a1', 'p1'), place('a2', 'p1', '2026-10-02'))).toEqual([]);
    await book([place('a1', 'p1')]);
    expect(await askedOf(place('a2', 'p1', '2026-09-29'))).toEqual([['once', 2, { entries: 'a1、a2' }]]);
    // Three people hold six places between them: everybody twice, and all of them one too many.
    const six = ['p1', 'p2', 'p3'].flatMap((who, n) => [
      place(`b${n}`, who, '2026-09-28', n + 1),
      place(`c${n}`, who, '2026-09-29', n + 1)
    ]);
    const all = await askedOf(...six.slice(1));
    expect(all.filter(([code]) => code === 'once')).toHaveLength(4);
    await expect(book([place('a2', 'p1', '2026-09-29')])).rejects.toMatchObject({ code: 'questions-open' });
    await book([place('a2', 'p1', '2026-09-29')], 'ticked');
    // It counts as it was booked, and whoever seals the month reads it again.
    const { warnings } = await here.app.readTransaction(here.recorder, (stores) =>
      draftSeal(stores, '2026-09')
    );
    expect(warnings).toContainEqual({ code: 'once', subject: 'p1', entries: ['a1', 'a2'] });
  });

  it('M17 every line over a limit is asked about at its own row, and can be left out', async () => {
    const place = (id: string, who: string, day: string) =>
      `${id},${who},四知四清四掌握,${day},1,,通报〔2026〕${id}号`;
    const entries = async () =>
      (await (await here.app.read(here.recorder)).ledger.entries()).map(({ id }) => id);
    await book([place('a1', 'p1', '2026-09-27')]);
    const over = [place('a2', 'p1', '2026-09-28'), place('a3', 'p1', '2026-09-29')];
    const named = { entries: 'a1、a2、a3' };
    expect(await askedOf(...over)).toEqual([
      ['once', 2, named],
      ['once', 3, named]
    ]);
    expect(await book(over, 'ticked', 'all')).toMatchObject({ booked: 0, same: 2 });
    expect(await entries()).toEqual(['a1']);
    expect(await book(over, 'ticked', ['a2'])).toMatchObject({ booked: 1, same: 1 });
    expect(await entries()).toEqual(['a1', 'a3']);
    // The first of three new lines is none too many.
    const three = ['b1', 'b2', 'b3'].map((id, n) => place(id, 'p2', `2026-09-2${n + 7}`));
    expect((await askedOf(...three)).map(([, row]) => row)).toEqual([3, 4]);
    expect(await book(three, 'ticked', 'all')).toMatchObject({ booked: 1, same: 2 });
    expect(await entries()).toEqual(['a1', 'a3', 'b1']);
  });
});
