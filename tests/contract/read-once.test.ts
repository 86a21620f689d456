import { confirmImport } from '$lib/server/domain/imports/confirm-import';
import { previewHeld, previewImport } from '$lib/server/domain/imports/preview-import';
import { heldRoster, openRoster } from '$lib/server/domain/imports/roster/open-roster';
import {
  confirmSheet,
  holdSheet,
  markText,
  meaningText,
  openSheet,
  previewSheet
} from '$lib/server/domain/sheets';
import { heldTakeover, previewTakeover, proposeTakeover } from '$lib/server/domain/takeover/take-over';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { upload, workbook, type MadeSheetRow } from '../make/workbook';
import { testApp, type TestApp } from './test-app';

const minutes = { date: '2026-11-05', body: '两委会', minutes: '两委会纪要〔2026〕20号' };

describe('a workbook is read once', () => {
  let here: TestApp;
  let no = 0;
  const key = () => `read-once-${(no += 1)}`;
  beforeEach(async () => {
    here = await testApp({ firstPeriod: '2026-10' });
    here.at('2026-11-05T04:00:00Z');
  });
  afterEach(() => here.end());

  /** Counts the sheets of workbooks that are unpacked and read while `run` does. */
  async function sheetsRead(run: () => Promise<void>): Promise<number> {
    const decode = vi.spyOn(TextDecoder.prototype, 'decode');
    try {
      await run();
      // Only our own reading decodes strictly; the library's later one, of what was written anew for it, doesn't.
      const { results, contexts } = decode.mock;
      const isStrict = (decoder: unknown) => decoder instanceof TextDecoder && decoder.fatal;
      return results.filter(({ value }, n) => isStrict(contexts[n]) && String(value).includes('<sheetData'))
        .length;
    } finally {
      decode.mockRestore();
    }
  }

  it('for preview and confirmation of a table', async () => {
    const { app, recorder } = here;
    const rows = [
      ['流水号', '编号', '事项', '日期', '依据'],
      ['t1', 'p1', '参加活动', '2026-10-08', '签到表']
    ];
    const files = [upload('十月.xlsx', workbook({ 积分: rows }))];
    const read = await sheetsRead(async () => {
      expect(await openRoster(app, recorder, files, { sure: false })).toBeNull();
      expect(await holdSheet(app, recorder, files)).toBeNull();
      const preview = await previewImport(app, recorder, files);
      expect(preview.plan.problems).toEqual([]);
      expect(await previewHeld(app, recorder, preview.files)).not.toBeNull();
      await confirmImport(app, recorder, {
        key: key(),
        files: preview.files,
        digest: preview.digest,
        decision: minutes
      });
    });
    expect(read).toBe(1);
  });

  it('for a roster whose columns somebody chooses', async () => {
    const { app, recorder } = here;
    const rows = [
      ['编号', '姓名', '上岗日期'],
      ['p1', '沈秋月', '2026-10-01'],
      ['p9', '周岚', '2026-10-01']
    ];
    const files = [upload('名册.xlsx', workbook({ 名册: rows }))];
    const read = await sheetsRead(async () => {
      const opened = await openRoster(app, recorder, files, { sure: true });
      const original = await heldRoster(app, recorder, opened?.original ?? '');
      expect(await openRoster(app, recorder, original, { sure: true, key: key() })).not.toBeNull();
    });
    expect(read).toBe(1);
  });

  it('for a sheet of people, from its mapping to its confirmation', async () => {
    const { app, recorder } = here;
    const rows: MadeSheetRow[] = [
      ['河东社区2026年10月积分登记表'],
      ['姓名', '办好事', '参加活动（次）', '合计'],
      ['沈秋月', 1, 2, 9],
      ['李明', null, 1, 2]
    ];
    const uploads = [upload('登记表.xlsx', workbook({ 表: rows }))];
    const read = await sheetsRead(async () => {
      expect(await openRoster(app, recorder, uploads, { sure: false })).toBeNull();
      const files = (await holdSheet(app, recorder, uploads)) ?? expect.fail('not held');
      const open = await openSheet(app, recorder, files, 0);
      const mapping = {
        month: open.month,
        no: '1',
        basis: open.basis,
        columns: open.columns.map(({ column, meaning }) => `${column.at}:${meaningText(meaning)}`),
        marks: (open.marks ?? []).map(({ mark, meaning }) => `${mark}:${markText(meaning)}`)
      };
      const { digest } = (await previewSheet(app, recorder, files, 0, mapping)).preview;
      await confirmSheet(app, recorder, { key: key(), files, at: 0, mapping, digest, decision: minutes });
    });
    expect(read).toBe(1);
  });

  it('for a takeover from paper, from its preview to its proposal', async () => {
    const { app, recorder } = here;
    const months = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    const points: MadeSheetRow[] = [
      ['编号', '姓名', ...months.map((month) => `${month}月`)],
      ...['沈秋月', '李明', '韩冰'].map((name, n): MadeSheetRow => [`p${n + 1}`, name, ...months])
    ];
    const basis: MadeSheetRow[] = [
      ['月份', '会议日期', '评定机构', '会议纪要编号', '公示日期'],
      ...months.map((month): MadeSheetRow => [
        `${month}月`,
        `2026-0${month}-28`,
        '两委会',
        `纸〔2026〕${month}号`,
        `2026-0${month}-28`
      ])
    ];
    const uploads = [upload('2026.xlsx', workbook({ 积分: points, 依据: basis }))];
    const read = await sheetsRead(async () => {
      const { files, shown, plan } = await previewTakeover(app, recorder, uploads);
      expect(plan.problems).toEqual([]);
      expect(await heldTakeover(app, recorder, files)).toMatchObject({ shown });
      await proposeTakeover(app, recorder, { key: key(), files, shown });
    });
    expect(read).toBe(2);
  });
});
