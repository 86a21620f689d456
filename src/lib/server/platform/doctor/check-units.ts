import type { Kysely } from 'kysely';
import type { Tables } from '../store/tables/tables';
import { bad, ok, type DoctorFinding } from './finding';

const next = [
  '停下服务，保留现状，核对最近的备份（npm run doctor -- --verify），再用它恢复（docs/backup.zh-CN.md）',
  'stop the server, keep everything as it is, compare with the newest backup (npm run doctor -- --verify), then restore it (docs/backup.md)'
] as const;

/** Whether a unit's trail is whole; else the number of the record where it isn't. */
type TrailState =
  { ok: true; records: number } | { ok: false; at: number; why: string; kinds?: readonly string[] };

/** A row that isn't what the unit's commands have left, with the number of the record that wrote it last. */
interface WrongRow {
  why: 'row-differs' | 'row-gone' | 'row-outside';
  table: string;
  row: string;
  no: number | null;
}

/** Checks a unit's whole ledger: its trail of commands, and its rows against that trail. */
export type VerifyUnit = (
  db: Kysely<Tables>,
  unit: string
) => Promise<{ trail: TrailState; rows: readonly WrongRow[] }>;

/** Says of every unit whether its trail is unbroken, and which rows don't stand as commands have left them. */
export async function checkUnits(db: Kysely<Tables>, verifyUnit: VerifyUnit): Promise<DoctorFinding[]> {
  const units = await db.selectFrom('unit').select(['id', 'name']).orderBy('name').execute();
  const breaks: DoctorFinding[] = [];
  const wrong: DoctorFinding[] = [];
  let records = 0;
  for (const { id, name } of units) {
    const { trail, rows } = await verifyUnit(db, id);
    if (trail.ok) records += trail.records;
    else breaks.push(await trailBreak(db, { id, name }, trail));
    for (const row of rows) wrong.push(await wrongRow(db, { id, name }, row));
  }
  return [
    ...(breaks.length > 0
      ? breaks
      : [ok('audit', [`审计链完整：${records} 条`, `the audit chain is whole: ${records} records`])]),
    ...(wrong.length > 0
      ? wrong
      : [
          ok('rows', [
            '名字、文字、角色、办法、公告和文件都与操作记录相符',
            'names, texts, roles, rules, announcements and files are as commands left them'
          ])
        ])
  ];
}

interface NamedUnit {
  id: string;
  name: string;
}

async function trailBreak(
  db: Kysely<Tables>,
  { id, name }: NamedUnit,
  { at, why, kinds = [] }: Extract<TrailState, { ok: false }>
): Promise<DoctorFinding> {
  const record = await recordText(db, id, at);
  const [zh, en] = breakWords[why] ?? [why, why];
  const named =
    kinds.length > 0
      ? [`，变动种类：${kinds.join('、')}`, `; kinds of changes: ${kinds.join(', ')}`]
      : ['', ''];
  return bad(
    'audit',
    [
      `${name} 的审计链在${record.zh}断了：${zh}${named[0]}（${why}）`,
      `${name}: the audit chain breaks at ${record.en}: ${en}${named[1]} (${why})`
    ],
    next
  );
}

const breakWords: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  missing: ['缺一条，或者多插了一条', 'a record is missing, or was put in'],
  changed: ['这条记录被改过', 'the record was changed'],
  unchained: ['和前一条接不上', 'it doesn’t follow the record before'],
  'change-outside': ['有变动不属于任何操作', 'something was changed outside of every command'],
  'changes-differ': ['它写下的账本行被改过', 'the ledger rows that it wrote were changed'],
  'commitments-differ': ['它登记的文字摘要被改过', 'the digests that it recorded of rows were changed'],
  'seal-differs': ['核定时记下的不是这一条', 'a seal vouches for another record'],
  'answer-outside': ['有答复过的操作没有记录', 'a command was answered that the trail doesn’t know']
};

async function wrongRow(
  db: Kysely<Tables>,
  { id, name }: NamedUnit,
  { why, table, row, no }: WrongRow
): Promise<DoctorFinding> {
  const [zh, en] = rowWords[why];
  const record = no === null ? null : await recordText(db, id, no);
  const written = record ? [`（写它的是${record.zh}）`, ` (last written by ${record.en})`] : ['', ''];
  return bad(
    'rows',
    [
      `${name}：表 ${table} 的行 ${row} ${zh}${written[0]}`,
      `${name}: row ${row} of table ${table} ${en}${written[1]}`
    ],
    next
  );
}

const rowWords: Readonly<Record<WrongRow['why'], readonly [zh: string, en: string]>> = {
  'row-differs': ['被改过', 'was changed'],
  'row-gone': ['被拿掉了，不是按规定删除的', 'was taken out, not erased as the database erases'],
  'row-outside': ['不是任何操作写的', 'was written by no command']
};

/** The words for a record of the trail: its number, its action and its day, where it is there. */
async function recordText(db: Kysely<Tables>, unit: string, no: number): Promise<{ zh: string; en: string }> {
  const found = await db
    .selectFrom('audit')
    .where('unit_id', '=', unit)
    .where('no', '=', no)
    .select(['action', 'at'])
    .executeTakeFirst();
  const detail = found ? `${found.action}, ${found.at}` : null;
  return {
    zh: `第 ${no} 条${detail === null ? '' : `（${detail}）`}`,
    en: `record ${no}${detail === null ? '' : ` (${detail})`}`
  };
}
