import { itemOf, levelNames, type Level, type Subject } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import writeXlsxFile from 'write-excel-file/node';
import { monthOfWork } from '$lib/server/demo/month-of-work';
import { communityWorks } from '$lib/server/demo/units/community-works';
import { repeatable } from '$lib/server/demo/random';

/**
 * Writes a workbook as a recorder keeps it, for the newcomer to import: the roster, and some more of the open
 * month's entries, dated up to today.
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
      entry.matter,
      entry.basis
    ])
  ];
  await writeXlsxFile([
    { data: cells(roster), sheet: '名册' },
    { data: cells(lines), sheet: '积分事项' }
  ]).toFile(file);
}

function cells(rows: (string | number)[][]) {
  return rows.map((row) =>
    row.map((value) => ({ value, type: typeof value === 'number' ? Number : String }))
  );
}
