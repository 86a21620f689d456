import { itemOf, levelNames, type Level, type Subject } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { writeFile } from 'node:fs/promises';
import { monthOfWork } from '$lib/server/domain/demo/month-of-work';
import { communityWorks } from '$lib/server/domain/demo/units/community-works';
import { repeatable } from '$lib/server/domain/demo/random';
import type { PrintedSheet } from '$lib/server/platform/workbook/sheet';
import { writeWorkbook } from '$lib/server/platform/workbook/write-workbook';

/**
 * Writes a workbook as a recorder keeps it, for newcomers to import: the roster, and some more entries of the
 * open month, dated up to today.
 * @param month YYYY-MM
 * @param today YYYY-MM-DD
 */
export async function writeSample(
  file: string,
  { people, month, today }: { people: readonly Subject[]; month: string; today: string }
): Promise<void> {
  const scheme = builtInScheme('community-cadres');
  const entries = monthOfWork(communityWorks, people, month, today, repeatable(7)).slice(0, 30);
  const roster = [['编号', '姓名', '到岗'], ...people.map(({ id, name, from }) => [id, name, from ?? ''])];
  const lines = [
    ['流水号', '编号', '事项', '日期', '数量', '等级', '同一事项', '依据'],
    ...entries.map((entry, index) => [
      `${month}-S${String(index + 1).padStart(2, '0')}`,
      entry.subject,
      (scheme && itemOf(scheme, entry.item)?.name) ?? entry.item,
      entry.date,
      entry.quantity,
      levelNames[entry.value as Level] ?? entry.value,
      // Told apart from the month's own entries: on its first days both have the same days and matters.
      entry.matterText && `${entry.matterText}（补报）`,
      entry.matterText ? entry.basis : `${entry.basis}（补报）`
    ])
  ];
  await writeFile(file, await writeWorkbook([sheetOf('名册', roster), sheetOf('积分事项', lines)]));
}

function sheetOf(name: string, [heads = [], ...rows]: (string | number)[][]): PrintedSheet {
  return {
    name,
    titles: [],
    columns: heads.map((title) => ({ title: String(title), width: 14, style: 'plain' })),
    rows
  };
}
