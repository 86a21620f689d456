import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '$lib/server/platform/access/actor';
import { importBallots } from '$lib/server/domain/ballots/import-ballots';
import {
  checkBallot,
  closeBallot,
  keyPaper,
  openBallot,
  strikePaper
} from '$lib/server/domain/ballots/keep-ballot';
import { stateVoters } from '$lib/server/domain/ballots/state-voters';
import { ballotSheet } from '$lib/server/domain/ballots/tally';
import { outstanding } from '$lib/server/domain/periods/outstanding';
import { changeFacts } from '$lib/server/domain/roster/date-roster';
import { leaveRoster } from '$lib/server/domain/roster/keep-roster';
import { scorePeriod } from '$lib/server/domain/periods/score-period';
import { Problem } from '$lib/server/platform/problem/problem';
import { person } from '../make/person';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const year = 2026;

describe.each(databases)('E a year’s ballot on $kind', (database) => {
  let here: TestApp;
  let committee: Actor;
  let no = 0;
  const key = () => `ballot-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database, scheme: 'town-thousand' });
    committee = { ...here.recorder, account: 'c', roles: ['committee'] };
  });
  afterEach(() => here.end());

  /** Opens the ballot of a roster without groups: the recorder states how many may vote. */
  async function open(leaders = 10, staff = 10): Promise<void> {
    await openBallot(here.app, here.recorder, { key: key(), year });
    await state('leaders', leaders);
    await state('staff', staff);
  }
  const state = (group: string, voters: number | string, why = '') =>
    stateVoters(here.app, here.recorder, { key: key(), year, group, voters: String(voters), why });
  const paper = (number: string, group: string, scores: Record<string, string>, actor = here.recorder) =>
    keyPaper(here.app, actor, {
      key: key(),
      year,
      no: number,
      group,
      scores: Object.entries(scores).map(([subject, typed]) => ({ subject, typed }))
    });
  const sheet = async () => {
    const found = await here.app.readTransaction(here.recorder, (stores) => ballotSheet(stores, year));
    if (!found) throw new Error('the scheme has a ballot');
    return found;
  };
  const yearResult = async () =>
    new Map([[String(year), await scorePeriod(await here.app.read(here.recorder), String(year))]]);
  const shown = async () => (await sheet()).shown;
  const check = async (actor = committee) =>
    checkBallot(here.app, actor, { key: key(), year, shown: await shown() });
  const close = async () => closeBallot(here.app, here.recorder, { key: key(), year, shown: await shown() });
  const list = (text: string | Uint8Array, name = 'ballots.csv') =>
    importBallots(here.app, here.recorder, {
      key: key(),
      year,
      upload: { name, bytes: typeof text === 'string' ? new TextEncoder().encode(text) : text }
    });

  async function castFive(leaders: string, staff: string) {
    for (let each = 1; each <= 5; each += 1) {
      await paper(String(each), 'leaders', { p1: leaders });
      await paper(String(each + 5), 'staff', { p1: staff, p2: each === 5 ? '' : staff });
    }
  }
  const lacks = async (subject: string) => {
    const { rows } = await here.app.readTransaction(here.recorder, (stores) =>
      scorePeriod(stores, String(year))
    );
    return rows.find((row) => row.subject === subject)?.effects.find(({ item }) => item === 'appraisal');
  };

  it('a paper that scores somebody twice would be two voters', async () => {
    await open();
    const score = { subject: 'p1', typed: '90' };
    const stuffed = { key: key(), year, no: '1', group: 'staff', scores: [score, score] };
    await expect(keyPaper(here.app, here.recorder, stuffed)).rejects.toMatchObject({ code: 'bad-form' });
    expect((await sheet()).ballot?.papers).toEqual([]);
  });

  it('the key of a check closes nothing', async () => {
    await open();
    await castFive('90', '80');
    const same = { key: key(), year, shown: await shown() };
    await checkBallot(here.app, committee, same);
    await expect(closeBallot(here.app, committee, same)).rejects.toMatchObject({ code: 'key-reused' });
  });

  it('tells progress by group, and says of fewer than five that there is no result', async () => {
    await open();
    await castFive('90', '８０．５');
    const { papers, tallies } = await sheet();
    expect(papers).toMatchObject([
      { group: 'leaders', count: 5, rostered: null, most: 10 },
      { group: 'staff', count: 5 }
    ]);
    expect(tallies.map(({ groups }) => groups.map(({ count, enough }) => [count, enough]))).toEqual([
      [
        [5, true],
        [5, true]
      ],
      [
        [0, false],
        [4, false]
      ],
      [
        [0, false],
        [0, false]
      ]
    ]);
    expect(tallies[0]?.groups[1]).toMatchObject({ sum: 40250, mean: 8050 });
  });

  it('counts once it is closed, after somebody else has checked it', async () => {
    await open();
    await castFive('90', '80.5');
    await expect(check(here.recorder)).rejects.toThrow('check-by-another');
    await expect(close()).rejects.toThrow('ballot-unchecked');
    await check();
    await strikePaper(here.app, here.recorder, { key: key(), year, no: '1' });
    await expect(close()).rejects.toThrow('ballot-unchecked');
    await paper('11', 'leaders', { p1: '95' });
    await check();
    expect(await lacks('p1')).toBeUndefined();
    await close();
    // Leaders (4 × 90 + 95) ÷ 5 = 91, staff 80.5; their mean is 85.75, × 2
    expect(await lacks('p1')).toMatchObject({ points: 17150, entry: null });
    expect(await lacks('p2')).toBeUndefined();
    await expect(paper('12', 'staff', { p1: '1' })).rejects.toThrow('ballot-not-open');
  });

  it.each([
    ['0', 'staff', { p1: '90' }, 'bad-paper-number'],
    ['1', 'heads', { p1: '90' }, 'bad-paper-group'],
    ['1', 'staff', { p1: '100.01' }, 'bad-score'],
    ['1', 'staff', { p1: '' }, 'empty-paper'],
    ['1', 'staff', { p9: '90' }, 'unknown-subject']
  ])('refuses paper %s of %s', async (number, group, scores: Record<string, string>, code) => {
    await expect(paper(number, group, scores)).rejects.toThrow(code === 'bad-paper-number' ? code : /./);
    await open();
    await expect(paper(number, group, scores)).rejects.toThrow(code);
    expect((await sheet()).ballot?.papers).toEqual([]);
  });

  it('a list after the largest number there is takes the largest that is free, and can be struck out', async () => {
    await open();
    await paper('99999', 'staff', { p1: '90' });
    await paper('99998', 'staff', { p1: '90' });
    const { no } = await list('编号,类别,得分\np1,staff,80\n');
    expect(no).toBe(99_997);
    await strikePaper(here.app, here.recorder, { key: key(), year, no: String(no) });
    expect((await sheet()).ballot?.papers.map(({ no, struck }) => [no, struck])).toEqual([
      [99_997, true],
      [99_998, false],
      [99_999, false]
    ]);
  });

  it('takes in a list whole or not at all, and strikes it out whole', async () => {
    await open();
    await expect(list('编号,类别,得分\np1,staff,90\np2,staff,101\n')).rejects.toMatchObject({
      code: 'ballot-list-refused',
      params: { row: 3, column: '得分' }
    });
    await expect(list('编号,类别,得分,投票人\np1,staff,90,李明\n')).rejects.toThrow('ballot-list-refused');
    await expect(list('编号,类别,得分\np1,staff,80\np1,群众,90\n')).rejects.toMatchObject({
      code: 'ballot-group-unknown',
      params: { row: 3, column: '类别', value: '群众', known: '班子成员（leaders）、一般干部（staff）' }
    });
    await expect(list('编号,类别,得分\np1,,90\n')).rejects.toThrow('ballot-list-refused');
    expect(await list('编号,类别,得分\np1,班子成员,90\np1,一般干部,80\np1,staff,70\n')).toEqual({
      no: 1,
      count: 3
    });
    expect((await sheet()).tallies[0]?.groups).toMatchObject([{ count: 1 }, { count: 2, sum: 15000 }]);
    await strikePaper(here.app, here.recorder, { key: key(), year, no: '1' });
    expect((await sheet()).tallies[0]?.groups).toMatchObject([{ count: 0 }, { count: 0 }]);
    await expect(check()).rejects.toThrow('ballot-empty');
  });

  it('a list is read as every other file is, within the same limits', async () => {
    await open();
    const header = '编号,类别,得分\n';
    const refused = (file: string | Uint8Array, name?: string) =>
      list(file, name).then(
        () => null,
        (problem: unknown) => (problem instanceof Problem ? problem.code : problem)
      );
    // Ballots have no months: a long list is split by groups or departments.
    expect(await refused(header + '\n'.repeat(100_001))).toBe('ballot-list-long');
    expect(await refused(header + 'p1,staff,80\n'.repeat(5001))).toBe('ballot-list-long');
    expect(await refused(`${header}p1,staff,80${',x'.repeat(300)}\n`)).toBe('too-many-columns');
    expect(await refused(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), '评议.xlsx')).toBe('broken-workbook');
    expect(await refused('姓名,类别,得分\n沈秋月,staff,80\n')).toBe('ballot-list-refused');
    // A line above the header is a title, in a CSV as in a workbook.
    expect(await list(`2026年民主评议,,\n${header}p1,staff,80\n`)).toMatchObject({ count: 1 });
  });

  it('no group casts more papers than it has people: by the roster', async () => {
    await here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async ({ roster }) => {
      const groups = ['leaders', 'leaders', 'staff', 'head', 'temporary'];
      await roster.save(groups.map((group, n) => person(`p${n + 1}`, `某${n}`, { group })));
      await roster.save([person('p6', '某6', { group: 'leaders', to: '2026-07-01' })]);
      return null;
    });
    await openBallot(here.app, here.recorder, { key: key(), year });
    // Heads are cadres too; temporary staff don't vote, and nobody does who left in July.
    const most = async () =>
      (await sheet()).papers.map(({ group, rostered, most }) => [group, rostered, most]);
    expect(await most()).toEqual([
      ['leaders', 2, 2],
      ['staff', 2, 2]
    ]);
    for (const no of ['1', '2']) await paper(no, 'leaders', { p1: '90' });
    await expect(paper('3', 'leaders', { p3: '90' })).rejects.toMatchObject({
      code: 'too-many-papers',
      params: { group: '班子成员（leaders）', count: 3, most: 2 }
    });
    const three = '编号,类别,得分\np1,staff,90\np1,staff,80\np1,staff,70\n';
    await expect(list(three)).rejects.toMatchObject({ code: 'too-many-papers', params: { count: 3 } });
    await list('编号,类别,得分\np1,staff,90\np1,staff,80\n');
    // A list of other people may come from the same voters.
    await list('编号,类别,得分\np2,staff,90\np2,staff,80\n');
    expect((await sheet()).papers.map(({ count }) => count)).toEqual([2, 2]);
    await expect(paper('9', 'staff', { p3: '90' })).rejects.toThrow('too-many-papers');
    await strikePaper(here.app, here.recorder, { key: key(), year, no: '1' });
    await paper('10', 'leaders', { p3: '90' });
    // Somebody votes who isn't assessed: the number is stated, with the reason.
    await expect(state('leaders', 3)).rejects.toMatchObject({ code: 'voters-why', params: { rostered: 2 } });
    await expect(state('leaders', 1, '少一人')).rejects.toThrow('voters-below-papers');
    await state('leaders', 3, '含书记');
    await paper('11', 'leaders', { p3: '90' });
    expect((await sheet()).papers[0]).toMatchObject({
      count: 3,
      most: 3,
      stated: { voters: 3, why: '含书记', by: 'r' }
    });
    await expect(paper('12', 'leaders', { p3: '90' })).rejects.toThrow('too-many-papers');
  });

  it('the rows of a list that is there already are asked about, as they would double the votes', async () => {
    await open();
    const rows = 'p1,staff,80\np1,staff,81\np1,staff,80\n';
    const again = (text: string, answered?: string) =>
      importBallots(here.app, here.recorder, {
        key: key(),
        year,
        upload: { name: '又一份.csv', bytes: new TextEncoder().encode(`编号,类别,得分\n${text}`) },
        ...(answered !== undefined && { answered })
      });
    await again(rows);
    const question = { code: 'ballot-list-twice', params: { no: 1, count: 3 } };
    await expect(again(rows)).rejects.toMatchObject(question);
    // Neither another order of the rows nor some more or fewer of them make it another list.
    await expect(again('p1,staff,81\np1,staff,80\np1,staff,80\n')).rejects.toMatchObject(question);
    await expect(again(`${rows}p2,staff,70\n`)).rejects.toMatchObject(question);
    await expect(again('p1,staff,80\n')).rejects.toMatchObject(question);
    await expect(again(rows, '2')).rejects.toMatchObject(question);
    expect((await sheet()).papers[1]?.count).toBe(3);
    // Two rows of 81 aren’t in it, and a struck list is asked about no more.
    expect(await again('p1,staff,81\np1,staff,81\n')).toMatchObject({ count: 2 });
    expect(await again(rows, '1')).toMatchObject({ count: 3 });
    expect((await sheet()).papers[1]?.count).toBe(8);
    for (const no of ['1', '2', '3']) await strikePaper(here.app, here.recorder, { key: key(), year, no });
    expect(await again(rows)).toMatchObject({ count: 3 });
  });

  it('a ballot of more papers than the roster’s voters is neither checked nor closed until somebody says why', async () => {
    await here.app.runCommand(here.recorder, { permission: 'import', key: key() }, async ({ roster }) => {
      const groups = ['leaders', 'leaders', 'leaders', 'leaders', 'leaders', 'staff'];
      await roster.save(groups.map((group, n) => person(`p${n + 1}`, `某${n}`, { group })));
      return null;
    });
    here.at('2026-12-31T04:00:00Z');
    await openBallot(here.app, here.recorder, { key: key(), year });
    for (const no of ['1', '2', '3', '4', '5']) await paper(no, 'leaders', { p6: '90' });
    await check();
    await leaveRoster(here.app, here.recorder, {
      key: key(),
      subject: 'p1',
      to: '2026-12-30',
      reason: 'retired'
    });
    const facts = { pool: '', group: 'staff', department: '', post: '', workplace: '', from: '2026-12-15' };
    await changeFacts(here.app, here.recorder, { key: key(), changing: { subject: 'p2', ...facts } });
    const excess = { group: '班子成员（leaders）', count: 5, most: 3 };
    await expect(check()).rejects.toMatchObject({ code: 'papers-over-voters', params: excess });
    await expect(close()).rejects.toMatchObject({ code: 'papers-over-voters', params: excess });
    const waits = async () =>
      (await outstanding(await here.app.read(here.recorder), '2026-12', await yearResult())).filter(
        ({ what }) => what === 'voters'
      );
    expect(await waits()).toEqual([{ what: 'voters', year, group: 'leaders', count: 5, most: 3 }]);
    // On the day of the ballot all five served.
    await state('leaders', 5, '评议那天五人在岗');
    expect(await waits()).toEqual([]);
    await check();
    await close();
    expect((await sheet()).ballot?.closed).not.toBeNull();
  });

  it('where the roster can’t know who votes, the recorder says it first, and who checks sees it', async () => {
    await openBallot(here.app, here.recorder, { key: key(), year });
    await expect(paper('1', 'staff', { p1: '90' })).rejects.toThrow('voters-unknown');
    await expect(list('编号,类别,得分\np1,staff,80\n')).rejects.toThrow('voters-unknown');
    for (const typed of ['0', '-1', '1.5', '五', ''])
      await expect(state('staff', typed)).rejects.toThrow('bad-voters');
    await state('staff', '１');
    await paper('1', 'staff', { p1: '90' });
    await expect(paper('2', 'staff', { p2: '90' })).rejects.toThrow('too-many-papers');
    await check();
    await state('staff', 2);
    await expect(close()).rejects.toThrow('ballot-unchecked');
  });

  it('opens once, for a year that is there, where the scheme has a ballot', async () => {
    await open();
    await expect(openBallot(here.app, here.recorder, { key: key(), year })).rejects.toThrow('ballot-opened');
    await expect(openBallot(here.app, here.recorder, { key: key(), year: 2031 })).rejects.toThrow(
      'bad-period'
    );
    const other = await testApp();
    await expect(openBallot(other.app, other.recorder, { key: key(), year })).rejects.toThrow('no-ballot');
    await other.end();
  });
});
