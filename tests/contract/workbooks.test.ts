import { forwardClaims } from '$lib/server/domain/claims/check-claims';
import { declareClaim } from '$lib/server/domain/claims/declare-claim';
import { allLines } from '$lib/server/domain/ledger/all-lines';
import { recordMeeting } from '$lib/server/domain/meetings/record-meeting';
import { ruleOnClaims } from '$lib/server/domain/meetings/rule-on-claims';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import type { PrintedSheet } from '$lib/server/platform/workbook/sheet';
import { writeWorkbook } from '$lib/server/platform/workbook/write-workbook';
import readXlsxFile from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { linesSheet } from '../../src/routes/office/ledger/export/lines-sheet';
import { meetingsSheet } from '../../src/routes/office/ledger/export/meetings-sheet';
import { personSheets } from '../../src/routes/office/ledger/export/person-sheet';
import { standingsSheet } from '../../src/routes/office/ledger/export/standings-sheet';
import { summarySheet } from '../../src/routes/office/ledger/export/summary-sheet';
import { lineFilter } from '../make/ledger-filter';
import { person } from '../make/person';
import { aCommittee } from './a-committee';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const who = '干部';
const formula = '=HYPERLINK("http://evil.example","点")';

/** Reads a workbook as a spreadsheet does: by sheet, with each row as an object by the table's headers. */
async function read(...sheets: PrintedSheet[]) {
  const found = await readXlsxFile(Buffer.from(await writeWorkbook(sheets)));
  return found.map(({ data }, n) => {
    const above = sheets[n]?.titles.length ?? 0;
    const heads = data[above] ?? [];
    return data
      .slice(above + 1)
      .map((row) => Object.fromEntries(heads.map((head, at) => [String(head), row[at]])));
  });
}

describe.each(databases)('workbooks of the ledger on $kind, read back', (database) => {
  let here: TestApp;
  let stores: UnitStores;

  beforeEach(async () => {
    here = await testApp({ database });
    await here.book(
      { item: 'mediation', matterText: '三号楼漏水', basis: formula },
      { item: 'activity', subject: 'p2', quantity: 2, basis: '@某号' }
    );
    await here.seal('2026-09');
    stores = await here.app.read(here.recorder);
  });
  afterEach(() => here.end());

  it('a period: everybody in rank order, and its lines; numbers are numbers, a formula is text', async () => {
    const filter = lineFilter({ from: '2026-09', to: '2026-09' });
    const lines = linesSheet(await allLines(stores, { filter, period: '2026-09' }), {
      name: '台账',
      titles: ['台账'],
      who,
      scheme: {}
    });
    const standings = await standingsSheet(stores, { asked: '2026-09', who });
    if (!standings) throw new Error('months are published');
    const [people = [], entries = []] = await read(standings, lines);
    expect(people.slice(0, 3).map((row) => [row['名次'], row[who], row['本期积分']])).toEqual([
      [1, '沈秋月', 33],
      [2, '李明', 32],
      [3, '韩冰', 28]
    ]);
    expect(entries).toHaveLength(2);
    const [activity, mediation] = entries;
    expect(mediation).toMatchObject({ [who]: '沈秋月', 编号: 'p1', 分值: 5, 依据: `'${formula}` });
    expect(activity).toMatchObject({ [who]: '李明', 编号: 'p2', 分值: 4, 依据: "'@某号" });
  });

  it('a person: each sealed period by sections, and every entry', async () => {
    const [periods = [], entries = []] = await read(
      ...(await personSheets(stores, { person: person('p1', '沈秋月'), year: 2026, who }))
    );
    expect(periods[0]).toMatchObject({ 本期积分: 33, 名次: 1 });
    expect(entries).toMatchObject([{ 编号: 'p1', 分值: 5, 依据: `'${formula}` }]);
  });

  it('a summary: people by sealed periods', async () => {
    const [rows = []] = await read(await summarySheet(stores, { year: '2026', who }));
    // M15: the quarter of which one month is recorded ranks nobody.
    const columns = ['编号', who, '9月', '第三季度名次'];
    expect(rows.slice(0, 3).map((row) => columns.map((name) => row[name]))).toEqual([
      ['p1', '沈秋月', 33, null],
      ['p2', '李明', 32, null],
      ['p3', '韩冰', 28, null]
    ]);
  });

  it('the register of meetings: who sat, what was decided of claims, how many came to an assembly', async () => {
    const { recorder, p1 } = await aCommittee(here);
    const claims: string[] = [];
    for (const [n, date] of ['2026-10-03', '2026-10-04'].entries()) {
      const typed = {
        subject: '',
        item: 'mediation',
        date,
        quantity: '',
        value: '',
        matterText: '',
        story: ''
      };
      const { id } = await declareClaim(here.app, p1, { key: `declared-${n}`, ...typed, basis: `${n}号` });
      await forwardClaims(here.app, recorder, {
        key: `forward-${n}`,
        words: '',
        claims: [{ claim: id, seen: 1 }]
      });
      claims.push(id);
    }
    const held = { date: '2026-10-05', body: '两委会', minutes: '〔2026〕20号', members: ['c2', 'c3'] };
    const { id: meeting } = await recordMeeting(here.app, recorder, { key: 'meeting-1', ...held });
    await ruleOnClaims(here.app, recorder, {
      key: 'rulings-1',
      meeting,
      rulings: claims.map((claim, n) => ({
        claim,
        seen: 2,
        granted: n === 0,
        words: n === 0 ? '' : '没有协议'
      }))
    });
    await here.app.runCommand(
      here.recorder,
      { permission: 'import', key: 'assembly-1' },
      async ({ assemblies, decisions }) => {
        const decision = await decisions.record({ date: '2026-10-08', body: '党员大会', minutes: '大会3号' });
        const came = { entitled: 30, present: 26, rostered: 31, why: null };
        await assemblies.record({ quarter: '2026-Q3', decision, ...came });
        return null;
      }
    );
    const [rows = []] = await read(await meetingsSheet(stores, '2026'));
    expect(rows.find((row) => row['会议'] === '党员大会')).toMatchObject({ 应到: 30, 实到: 26, 登记条数: 0 });
    expect(rows.find((row) => row['纪要编号'] === '〔2026〕20号')).toMatchObject({
      应到: 3,
      实到: 2,
      出席人员: '某c2、某c3',
      回避人数: 0,
      认定申报: 1,
      不认定申报: 1,
      登记条数: 1
    });
  });
});
