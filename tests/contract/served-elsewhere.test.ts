import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { monthsFrom, nextMonth } from '$lib/calendar';
import { receivePaper } from '$lib/server/domain/certificates/transfer';
import { confirmImport, previewImport } from '$lib/server/domain/imports';
import { deltaAfter, deltaHeading } from '$lib/server/domain/me/my-delta';
import { changeFacts } from '$lib/server/domain/roster/date-roster';
import { joinRoster } from '$lib/server/domain/roster/keep-roster';
import { sealedElsewhere } from '$lib/server/domain/roster/sql-elsewhere';
import { csv } from '../make/workbook';
import { databases } from './stores';
import { testApp, type TestApp } from './test-app';

describe.each(databases)('months of a certificate are shown, not counted, on $kind', (database) => {
  let here: TestApp;
  let no = 0;
  const key = () => `elsewhere-key-${(no += 1)}`;
  const read = () => here.app.read(here.recorder);

  async function sealFrom(first: string, last: string) {
    for (const month of monthsFrom(first, last)) {
      here.at(`${nextMonth(month)}-05T04:00:00Z`);
      await here.seal(month);
    }
  }

  async function imported(text: string) {
    const { files, digest, plan } = await previewImport(here.app, here.recorder, [csv(text)]);
    if (plan.problems.length > 0) return plan.problems.map(({ code }) => code);
    const decision = { date: '2026-10-05', body: '两委会', minutes: '〔2026〕31号' };
    await confirmImport(here.app, here.recorder, { key: key(), files, digest, answered: '', decision });
    return [];
  }

  const figures = async (period: string) =>
    (await (await read()).periods.results(period)).map(({ subject, points, balance, rank, status }) => ({
      subject,
      points,
      balance,
      rank,
      status
    }));
  const figureOf = async (subject: string, period: string) =>
    (await figures(period)).find((each) => each.subject === subject);

  /** Somebody joins in October, with a certificate of January to September. */
  async function joinWithPaper(subject: string, name: string, paper: string) {
    const facts = { pool: '', group: '', department: '', post: '', workplace: '' };
    const joining = { subject, name, ...facts, from: '2026-10-05' };
    await joinRoster(here.app, here.recorder, { key: key(), joining });
    await receivePaper(here.app, here.recorder, {
      key: key(),
      subject,
      unit: '外县某社区',
      scheme: '干部积分办法',
      no: paper,
      day: '2026-10-01',
      months: monthsFrom('2026-01', '2026-09')
        .map((month) => `${month} 1`)
        .join('\n')
    });
  }

  beforeEach(async () => {
    here = await testApp({ database, firstPeriod: '2026-01' });
    await sealFrom('2026-01', '2026-09');
    await joinWithPaper('n1', '新人', '证1号');
    expect(await imported('编号,姓名,到岗\nn1,新人,2026-01-01\n')).toEqual([]);
  });
  afterEach(() => here.end());

  it('M5 M15 an earlier first day stands on the roster, and brings no points, no standing award and no year', async () => {
    expect(await (await read()).roster.find('n1')).toMatchObject({
      from: '2026-01-01',
      elsewhere: monthsFrom('2026-01', '2026-09')
    });
    await sealFrom('2026-10', '2026-12');
    // Standing awards of each month make 8 + 10 + 5 + 5, and the base is 100.
    expect(await figureOf('n1', '2026-10')).toMatchObject({ points: 2800, balance: 12800 });
    expect(await figureOf('p1', '2026-10')).toMatchObject({ points: 2800, balance: 38000 });
    expect(await figureOf('n1', '2026-Q4')).toMatchObject({ points: 8400, status: 'ranked', rank: 1 });
    expect(await figureOf('n1', '2026')).toMatchObject({
      points: 8400,
      balance: 18400,
      rank: null,
      status: 'not-ranked'
    });
    const months = await Promise.all(
      monthsFrom('2026-10', '2026-12').map(async (month) => (await figureOf('n1', month))?.points ?? 0)
    );
    expect(months.reduce((sum, each) => sum + each, 0)).toBe((await figureOf('n1', '2026'))?.points);
    expect(await figureOf('n1', '2026-09')).toBeUndefined();
  });

  it('the months of those who are asked for alone are read', async () => {
    await joinWithPaper('n2', '又一人', '证2号');
    expect(await imported('编号,姓名,到岗\nn2,又一人,2026-03-01\n')).toEqual([]);
    const { unit } = here.recorder;
    const months = monthsFrom('2026-01', '2026-09');
    const ofBoth = new Map([
      ['n1', months],
      ['n2', months]
    ]);
    expect(await sealedElsewhere(here.store, unit)).toEqual(ofBoth);
    expect(await sealedElsewhere(here.store, unit, ['n2', 'p1'])).toEqual(new Map([['n2', months]]));
    expect(await sealedElsewhere(here.store, unit, ['p1'])).toEqual(new Map());
    const named = await (await read()).roster.named(['n2', 'p1']);
    expect(named.map(({ id, elsewhere }) => [id, elsewhere])).toEqual([
      ['n2', monthsFrom('2026-03', '2026-09')],
      ['p1', undefined]
    ]);
  });

  it('the phone scores by the same days', async () => {
    const stores = await read();
    const has = { epoch: '', at: null, longer: null, scheme: '', papers: null } as never;
    const actor = here.member('n1');
    const heading = await deltaHeading(stores, { actor, otherUnits: [] }, 0, has);
    const { person } = await deltaAfter(stores, new Date('2026-10-05T04:00:00Z'), heading, has);
    expect(person).toMatchObject({ from: '2026-10-01', to: null, earlier: [] });
  });

  it('an erased certificate and a later change of facts leave the figures as they are', async () => {
    await sealFrom('2026-10', '2026-10');
    await here.store.deleteFrom('certificate_received_text').execute();
    const changing = { subject: 'n1', pool: '', group: '', department: '民政', post: '', workplace: '' };
    await changeFacts(here.app, here.recorder, { key: key(), changing: { ...changing, from: '2026-11-01' } });
    expect(await (await read()).roster.find('n1')).toMatchObject({ earlier: [{ from: '2026-01-01' }] });
    await sealFrom('2026-11', '2026-11');
    expect(await figureOf('n1', '2026-11')).toMatchObject({ points: 2800, balance: 15600 });
  });

  it('M16 a first day put back to the first day here changes nothing sealed', async () => {
    await sealFrom('2026-10', '2026-12');
    expect(await imported('编号,姓名,到岗\nn1,新人,2026-10-01\n')).toEqual([]);
    expect(await (await read()).roster.find('n1')).toMatchObject({ from: '2026-10-01' });
    expect(await (await read()).roster.find('n1')).not.toHaveProperty('elsewhere');
  });
});
