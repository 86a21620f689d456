import { describe, expect, it } from 'vitest';
import { gridsOf } from '../imports/files/read-uploads';
import { pastedUpload } from './pasted';

const cellsOf = async (text: string) =>
  (await gridsOf(pastedUpload(text, '粘贴.csv'))).flatMap(({ rows }) =>
    rows.map(({ row, cells }) => [row, ...cells])
  );

describe('cells pasted from a spreadsheet', () => {
  it('are rows and columns, as they were copied', async () => {
    expect(await cellsOf('姓名\t参加活动\r\n李明\t2\r\n\r\n韩冰\t\r\n')).toEqual([
      [1, '姓名', '参加活动'],
      [2, '李明', '2'],
      [4, '韩冰', '']
    ]);
  });

  it('keep commas, line breaks and quotes in their cells', async () => {
    expect(await cellsOf('姓名\t"参加\n活动"\t备注\n李明\t2\t他说"好",签了\n"“先锋”"\t""\t"a""b"')).toEqual([
      [1, '姓名', '参加\n活动', '备注'],
      [2, '李明', '2', '他说"好",签了'],
      [3, '“先锋”', '', 'a"b']
    ]);
  });

  it('of one column, or of CSV, are taken as they are', async () => {
    expect(await cellsOf('姓名,参加活动\n李明,2')).toEqual([
      [1, '姓名', '参加活动'],
      [2, '李明', '2']
    ]);
  });
});
