import type { Actor } from '$lib/server/platform/access/actor';
import { schemeOf } from '$lib/server/domain/periods/unit-scheme';
import { Problem } from '$lib/server/platform/problem/problem';
import {
  confirmSheet,
  holdSheet,
  markText,
  meaningText,
  openSheet,
  pastedUpload,
  previewSheet,
  rememberMapping,
  type OpenSheet
} from '$lib/server/domain/sheets';
import { itemsIn } from '$lib/server/domain/sheets/mapping';
import { sqlSheetMemory } from '$lib/server/domain/sheets/sql-sheet-memory';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { upload, workbook, type MadeSheetRow } from '../make/workbook';
import { testApp, type TestApp } from './test-app';
import { databases } from './stores';

const decision = { date: '2026-10-05', body: '两委会', minutes: '两委会纪要〔2026〕20号' };
const wide = (month: number): MadeSheetRow[] => [
  [`河东社区2026年${month}月积分登记表`],
  ['姓名', '办好事', '参加活动（次）', '合计'],
  ['沈秋月', 1, 2, 9],
  ['李明', null, 1, 2]
];

describe.each(databases)('sheets on $kind', (database) => {
  let here: TestApp;
  let no = 0;
  const key = () => `sheet-key-${(no += 1)}`;

  beforeEach(async () => {
    here = await testApp({ database, firstPeriod: '2026-08' });
  });
  afterEach(() => here.end());

  async function held(rows: MadeSheetRow[], name = '登记表.xlsx') {
    const bytes = workbook({ 表: rows });
    return (await holdSheet(here.app, here.recorder, [upload(name, bytes)])) ?? expect.fail('not held');
  }
  /** the mapping as its form sends it; `chosen` has corrections by header */
  const mappingOf = (open: OpenSheet, chosen: Record<string, string> = {}) => ({
    month: open.month,
    no: '1',
    basis: open.basis,
    columns: open.columns.map(
      ({ column, meaning }) => `${column.at}:${chosen[column.label] ?? meaningText(meaning)}`
    ),
    marks: (open.marks ?? []).map(({ mark, meaning }) => `${mark}:${chosen[mark] ?? markText(meaning)}`)
  });
  async function book(
    files: string,
    chosen: Record<string, string> = {},
    { by = here.recorder, basis }: { by?: Actor; basis?: string } = {}
  ) {
    const open = await openSheet(here.app, by, files, 0);
    const mapping = { ...mappingOf(open, chosen), ...(basis !== undefined && { basis }) };
    await rememberMapping(here.app, by, { key: key(), files, at: 0, input: mapping });
    const shown = await previewSheet(here.app, by, files, 0, mapping);
    const input = { key: key(), files, at: 0, mapping, digest: shown.preview.digest, decision };
    return { open, shown, input, done: () => confirmSheet(here.app, by, input) };
  }
  const entries = async () => (await here.app.read(here.recorder)).ledger.entries();

  it('a mapping is remembered: the next month’s sheet is mapped by itself', async () => {
    const first = await book(await held(wide(8)), { 办好事: 'good-deed:times' });
    expect(first.open.columns[0]).toMatchObject({ meaning: { is: 'left-out' }, why: 'unknown' });
    expect(await first.done()).toMatchObject({ booked: 3, already: 0 });
    const next = await openSheet(here.app, here.recorder, await held(wide(9)), 0);
    expect(next.month).toBe('2026-09');
    expect(next.columns.map(({ meaning, why }) => [meaningText(meaning), why])).toEqual([
      ['good-deed:times', 'remembered'],
      // nobody has chosen these
      ['activity:times', 'same'],
      ['total', 'total']
    ]);
  });

  it('books what the preview has shown, on the meeting that decided it, and once', async () => {
    const files = await held(wide(9));
    const { shown, input, done } = await book(files, { 办好事: 'good-deed:times' });
    expect(shown.preview.plan.problems).toEqual([]);
    expect(shown.differences).toEqual([]);
    expect(await done()).toEqual({ added: 0, changed: 0, booked: 3, already: 0, same: 0 });
    expect(await done()).toEqual({ added: 0, changed: 0, booked: 3, already: 0, same: 0 });
    const booked = await entries();
    expect(booked.map(({ subject, item, quantity, basis }) => [subject, item, quantity, basis])).toEqual([
      ['p1', 'good-deed', 1, '河东社区2026年9月积分登记表'],
      ['p1', 'activity', 2, '河东社区2026年9月积分登记表'],
      ['p2', 'activity', 1, '河东社区2026年9月积分登记表']
    ]);
    const stores = await here.app.read(here.recorder);
    expect((await stores.decisions.list()).at(-1)).toMatchObject(decision);

    const again = await book(await held(wide(9)));
    expect(again.shown.preview.plan.entries).toEqual({ added: [], booked: 3 });
    expect(
      await confirmSheet(here.app, here.recorder, { ...input, key: key(), digest: again.input.digest })
    ).toMatchObject({
      booked: 0,
      already: 3
    });
    expect(await entries()).toHaveLength(3);
  });

  it('attendance facts break the standing awards of their month', async () => {
    const days: MadeSheetRow[] = [
      ['2026年9月考勤表'],
      ['姓名', 1, 2, 3, 4, 7],
      ['沈秋月', '√', '√', '√', '√', '√'],
      ['李明', '√', '迟', '√', '△', '√'],
      ['说明：出勤√ 迟到迟 事假△']
    ];
    const { shown, done } = await book(await held(days), { 迟: 'late', '△': 'personal-leave' });
    expect(shown.preview.plan.people).toMatchObject([
      { subject: 'p2', period: '2026-09', before: 2800, after: 1000 }
    ]);
    expect(await done()).toMatchObject({ booked: 2 });
    const stores = await here.app.read(here.recorder);
    expect((await stores.sheetMemory.remembered()).marks.get('△')).toBe('personal-leave');
  });

  it('is confirmed as it was shown, or not at all', async () => {
    const files = await held(wide(9));
    const { input } = await book(files);
    const refused = (change: Partial<typeof input>) =>
      confirmSheet(here.app, here.recorder, { ...input, key: key(), ...change }).then(
        () => null,
        (problem: unknown) => (problem instanceof Problem ? problem.code : problem)
      );
    expect(await refused({ mapping: { ...input.mapping, no: '2' } })).toBe('preview-outdated');
    expect(await refused({ mapping: { ...input.mapping, basis: '' } })).toBe('import-refused');
    expect(await refused({ decision: { ...decision, minutes: '' } })).toBe('decision-minutes-missing');
    expect(await refused({ decision: { ...decision, date: '2026-08-31' } })).toBe('decision-before-event');
    expect(await refused({ files: 'gone' })).toBe('files-gone');
    expect(await entries()).toEqual([]);
  });

  it('a meeting in the month itself decides what has happened by then: it is dated that day, once that was shown', async () => {
    const { input } = await book(await held(wide(9)));
    const early = { ...input, decision: { ...decision, date: '2026-09-28' } };
    await expect(confirmSheet(here.app, here.recorder, early)).rejects.toMatchObject({
      code: 'sheet-redated',
      params: { date: '2026-09-28', count: 2 }
    });
    expect(await entries()).toEqual([]);
    const { files, at, mapping } = input;
    const { preview } = await previewSheet(here.app, here.recorder, files, at, mapping, '2026-09-28');
    expect(preview.plan.entries.added.map(({ entry }) => entry.date)).toEqual(['2026-09-28', '2026-09-28']);
    const seen = { ...early, key: key(), digest: preview.digest };
    expect(await confirmSheet(here.app, here.recorder, seen)).toMatchObject({ booked: 2 });
    expect(new Set((await entries()).map(({ date }) => date))).toEqual(new Set(['2026-09-28']));
    const again = await book(await held(wide(9)));
    expect(again.shown.preview.plan).toMatchObject({ problems: [], entries: { added: [], booked: 2 } });
  });

  it('a month that is none has no items: that is told, and nothing is remembered by it', async () => {
    const files = await held(wide(9));
    const { input } = await book(files, { 办好事: 'good-deed:times' });
    const mapping = { ...input.mapping, month: '2026-13' };
    await rememberMapping(here.app, here.recorder, { key: key(), files, at: 0, input: mapping });
    const shown = await previewSheet(here.app, here.recorder, files, 0, mapping);
    expect(shown.preview.plan.problems).toMatchObject([{ code: 'sheet-bad-month' }]);
    const { columns } = await (await here.app.read(here.recorder)).sheetMemory.remembered();
    expect([...columns.values()]).toEqual(['good-deed:times']);
    expect(itemsIn(schemeOf(await here.app.read(here.recorder)), mapping)).toEqual([]);
  });

  it('is the recorder’s alone, and each account’s own', async () => {
    const files = await held(wide(9));
    const { input } = await book(files);
    for (const by of [here.operator, here.member('p1')])
      await expect(confirmSheet(here.app, by, input)).rejects.toThrow('forbidden');
    const other = { ...here.recorder, account: 'another' };
    await expect(openSheet(here.app, other, files, 0)).rejects.toMatchObject({
      code: 'files-gone',
      status: 404
    });
  });

  it('tells a sheet of people from a roster and from a table of entries', async () => {
    const hold = async (rows: MadeSheetRow[]) =>
      holdSheet(here.app, here.recorder, [upload('a.xlsx', workbook({ 表: rows }))]);
    expect(
      await hold([
        ['编号', '姓名', '电话', '到岗'],
        ['p9', '王一', 138, '2026-09-01']
      ])
    ).toBeNull();
    expect(
      await hold([
        ['流水号', '编号', '姓名', '事项', '日期'],
        ['e1', 'p1', '沈秋月', '调解纠纷', '2026-09-01']
      ])
    ).toBeNull();
    expect(
      await hold([
        ['编号', '姓名', '调解纠纷'],
        ['p1', '沈秋月', 1]
      ])
    ).not.toBeNull();
    const pasted = pastedUpload('编号\t姓名\t调解纠纷\np1\t沈秋月\t1\n', '粘贴.csv');
    const files = (await holdSheet(here.app, here.recorder, [pasted])) ?? expect.fail('not held');
    // Pasted cells don't say what they rest on, so the recorder is asked.
    const { shown, open } = await book(files);
    expect(open.basis).toBe('');
    expect(shown.preview.plan.problems).toMatchObject([{ code: 'sheet-basis-missing' }]);
    expect((await book(files, {}, { basis: '9月登记表' })).shown.preview.plan.entries.added).toHaveLength(1);
  });

  it('what is remembered is replaced, bounded, and one unit’s own', async () => {
    const { sheetMemory } = await here.app.read(here.recorder);
    await sheetMemory.remember({ columns: new Map([['甲', 'left-out']]), marks: new Map([['甲', 'late']]) });
    await sheetMemory.remember({ columns: new Map([['甲', 'activity:times']]), marks: new Map() });
    expect(await sheetMemory.remembered()).toEqual({
      columns: new Map([['甲', 'activity:times']]),
      marks: new Map([['甲', 'late']])
    });
    here.at('2026-10-06T04:00:00Z');
    const many = new Map(Array.from({ length: 2000 }, (_, at) => [`栏${at}`, 'left-out']));
    await sheetMemory.remember({ columns: many, marks: new Map() });
    const kept = await sheetMemory.remembered();
    expect([kept.columns.size, kept.columns.has('甲'), kept.marks.size]).toEqual([2000, false, 0]);
    const others = sqlSheetMemory(here.store, 'another unit', here.app.clock);
    expect(await others.remembered()).toEqual({ columns: new Map(), marks: new Map() });
  });
});
