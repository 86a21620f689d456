import { checkUnits } from '$lib/server/platform/doctor/check-units';
import { contradictions } from '$lib/server/platform/backup/contents/integrity';
import { moveDatabase } from '$lib/server/platform/backup/move/move';
import { openFile } from '$lib/server/platform/backup/open-file';
import { openPostgres } from '$lib/server/platform/store/postgres/open-postgres';
import type { Tables } from '$lib/server/platform/store/tables/tables';
import { verifyUnit } from '$lib/server/domain/audit/verify-unit';
import { sql, type Kysely } from 'kysely';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase } from '../postgres/fresh-database';
import { livedFolder, type LivedFolder } from './every-act';

/** Something that somebody changes in the database, by a statement, and the words by which doctor names it. */
type TamperCase = readonly [kind: string, table: string, statement: string, named: RegExp];

/** The first row of a table, by a column. */
const first = (table: string, id = 'id') => `where ${id} = (select min(${id}) from ${table})`;

/** Texts that may be erased, each with its key and a column. */
const texts: readonly (readonly [kind: string, table: string, id: string, column: string])[] = [
  ['a line’s grounds', 'entry_text', 'entry_id', 'basis'],
  ['a notice’s body', 'notice_body', 'notice_id', 'body'],
  ['what a member said of a meeting', 'meeting_confirmation_text', 'confirmation_id', 'words'],
  ['a claim’s story', 'claim_text', 'step_id', 'story'],
  ['evidence’s name', 'evidence_file', 'evidence_id', 'name'],
  ['an objection’s words', 'objection_text', 'objection_id', 'said'],
  ['an objector’s telephone', 'objection_text', 'objection_id', 'contact'],
  ['an answer’s words', 'objection_step_text', 'step_id', 'words'],
  ['a flag’s reason', 'flag_ruling_text', 'ruling_id', 'reason'],
  ['a filing’s body', 'filing_body', 'filing_id', 'body'],
  ['a return’s words', 'filing_step_text', 'step_id', 'words'],
  ['a finding’s remark', 'spot_check_finding_text', 'finding_id', 'remark'],
  ['a ruling’s reason', 'outcome_ruling_text', 'ruling_id', 'words'],
  ['a correction’s words', 'correction_text', 'correction_id', 'words'],
  ['a talk’s words', 'talk_text', 'talk_id', 'words'],
  ['an alarm’s words', 'emergency_text', 'emergency_id', 'title'],
  ['a person’s name', 'subject_name', 'subject_id', 'name'],
  ['an announcement’s words', 'announcement', 'code', 'body'],
  ['an announcement’s later words', 'announcement_version_text', 'version_id', 'body'],
  ['a picture’s description', 'announcement_file_text', 'file_id', 'words']
];

const rewritten = texts.map(([kind, table, id, column]): TamperCase => [
  kind,
  table,
  `update ${table} set ${column} = ${column} || '改' ${first(table, id)}`,
  new RegExp(`row \\S+ of table ${table} was changed \\(last written by record \\d+ \\(`)
]);

const takenOut = texts
  .filter(([, table], at) => texts.findIndex((each) => each[1] === table) === at)
  .map(([kind, table, id]): TamperCase => [
    `${kind}, taken out`,
    table,
    `delete from ${table} ${first(table, id)}`,
    new RegExp(`row \\S+ of table ${table} was taken out`)
  ]);

const changed = (table: string) => new RegExp(`row \\S+ of table ${table} was changed`);
const outside = (table: string) => new RegExp(`row \\S+ of table ${table} was written by no command`);

/** Rows that can change, and rules and files, which no change of the log bears. */
const state: readonly TamperCase[] = [
  [
    'a leaver’s last day',
    'subject',
    `update subject set to_date = '2026-11-01' ${first('subject')}`,
    changed('subject')
  ],
  [
    'a person’s first day',
    'subject',
    `update subject set from_date = '2020-01-01' ${first('subject')}`,
    changed('subject')
  ],
  [
    'a person’s pool',
    'subject',
    `update subject set pool = '另一列' ${first('subject')}`,
    changed('subject')
  ],
  ['a role', 'role', `update role set role = 'operator' ${first('role')}`, changed('role')],
  ['whose role it is', 'role', `update role set account_id = 'x' ${first('role')}`, changed('role')],
  [
    'a role’s first day',
    'role',
    `update role set from_date = '2020-01-01' ${first('role')}`,
    changed('role')
  ],
  ['a role’s end', 'role', `update role set to_date = '2026-11-01' ${first('role')}`, changed('role')],
  [
    'a department',
    'role_department',
    `update role_department set department = '另一个'`,
    changed('role_department')
  ],
  [
    'a role that nobody gave',
    'role',
    `insert into role (id, account_id, unit_id, role, from_date) select 'forged', 'x', id, 'recorder', '2026-01-01' from unit where id = (select min(id) from unit)`,
    outside('role')
  ],
  [
    'whether names are masked',
    'unit',
    `update unit set masked = 1 - masked ${first('unit')}`,
    changed('unit')
  ],
  [
    'where one objects',
    'unit',
    `update unit set objections_where = '别处' ${first('unit')}`,
    changed('unit')
  ],
  [
    'the rules',
    'adoption',
    `update adoption set source = replace(source, '1', '2') ${first('adoption')}`,
    changed('adoption')
  ],
  [
    'the rules’ values',
    'adoption',
    `update adoption set parameters = '{"x":1}' ${first('adoption')}`,
    changed('adoption')
  ],
  [
    'the rules’ first day',
    'adoption',
    `update adoption set from_date = '2020-01-01' ${first('adoption')}`,
    changed('adoption')
  ],
  [
    'that it hangs',
    'announcement',
    `update announcement set withdrawn_at = '2026-11-01T00:00:00.000Z' ${first('announcement', 'code')}`,
    changed('announcement')
  ],
  [
    'an announcement’s plan',
    'announcement_plan',
    `update announcement_plan set places = '[]'`,
    changed('announcement_plan')
  ],
  [
    'a version’s end',
    'announcement_version',
    `update announcement_version set until_at = '2027-01-01'`,
    changed('announcement_version')
  ],
  [
    'a picture’s number',
    'announcement_file',
    `update announcement_file set no = 7 where no = 1`,
    changed('announcement_file')
  ],
  [
    'a picture',
    'announcement_part',
    `update announcement_part set body = 'AAAA'`,
    changed('announcement_part')
  ],
  [
    'evidence',
    'evidence_part',
    `update evidence_part set body = 'AAAA' ${first('evidence_part')}`,
    changed('evidence_part')
  ],
  [
    'evidence, taken out',
    'evidence_part',
    `delete from evidence_part ${first('evidence_part')}`,
    changed('evidence_part')
  ],
  [
    'an announcement that nobody made',
    'announcement',
    `insert into announcement (code, unit_id, year, no, title, body, published_at) select 'forged', min(id), 2026, 98, 'x', 'x', '2026-11-01' from unit`,
    outside('announcement')
  ],
  [
    'a text’s key',
    'commitment_key',
    `delete from commitment_key where what = 'subject_name'`,
    changed('subject_name')
  ]
];

const broken = (kind: string) => new RegExp(`breaks at record \\d+ \\(.+kinds of changes: .*${kind}`);

/** Rows of the ledger itself, whose content the chain has. */
const chained: readonly TamperCase[] = [
  [
    'a line’s quantity',
    'entry',
    `update entry set quantity = quantity + 5 ${first('entry')}`,
    broken('entry')
  ],
  ['a line’s minutes', 'decision', `update decision set minutes = minutes || '改'`, broken('entry|meeting')],
  ['whether anybody met', 'decision', `update decision set kind = 'marking'`, broken('entry|meeting')],
  ['a sealed result', 'seal_result', `update seal_result set points = points + 100`, broken('seal')],
  ['a sealed outcome', 'seal_outcome', `delete from seal_outcome`, broken('seal')],
  ['a notice’s last day', 'notice', `update notice set last_day = '2027-01-01'`, broken('notice')],
  [
    'who sat',
    'meeting_member',
    `insert into meeting_member select min(id), 'x' from meeting`,
    broken('meeting')
  ],
  ['what was granted', 'claim_step', `update claim_step set action = 'withdraw'`, broken('claim')],
  ['an objection’s term', 'objection', `update objection set due = '2027-01-01'`, broken('objection')],
  ['an answer', 'objection_step', `update objection_step set done_at = '2027'`, broken('objection')],
  ['who was present', 'assembly', `update assembly set present = present - 1`, broken('assembly')],
  ['a flag', 'flag_ruling', `update flag_ruling set upheld = 1 - upheld`, broken('assembly')],
  ['a ballot’s score', 'ballot_score', `update ballot_score set score = 10000`, broken('ballot')],
  ['a self-score', 'self_score', `update self_score set value = 0`, broken('self-score')],
  ['a filing', 'filing', `update filing set period = '2025'`, broken('filing')],
  ['a filing’s step', 'filing_step', `update filing_step set action = 'note'`, broken('filing')],
  [
    'a spot check’s draw',
    'spot_check_pick',
    `delete from spot_check_pick ${first('spot_check_pick', 'no')}`,
    broken('spot-check')
  ],
  ['a finding', 'spot_check_finding', `update spot_check_finding set finding = 'x'`, broken('spot-check')],
  ['a ruling', 'outcome_ruling', `update outcome_ruling set confirmed = 1 - confirmed`, broken('outcome')],
  ['a talk', 'talk', `update talk set day = '2026-01-01'`, broken('outcome')],
  ['an alarm', 'emergency', `update emergency set drill = 1 - drill`, broken('emergency')],
  [
    'who may hear',
    'change_log',
    `update change_log set account_id = 'x' where kind = 'entry'`,
    broken('entry')
  ],
  [
    'a command',
    'audit',
    `update audit set action = 'seal' where no = 2`,
    /breaks at record 2 .*the record was changed/
  ],
  [
    'a digest',
    'commitment',
    `update commitment set digest = '' where what = 'subject'`,
    /the digests that it recorded/
  ],
  [
    'a digest too many',
    'commitment',
    `insert into commitment select unit_id, what, 'x', 1, digest from commitment ${first('commitment')}`,
    /the digests that it recorded/
  ],
  [
    'a step under another kind’s number',
    'claim_step',
    `insert into claim_step (id, seq, unit_id, claim_id, no, action, account_id, done_at) select 'forged', (
      select max(seq) from change_log where kind = 'roster' and unit_id = claim.unit_id), unit_id, id, 99, 'rule', 'x',
      '2026' from claim ${first('claim')}`,
    /^wrong-number claim_step$/
  ]
];

let folder: Promise<LivedFolder> | undefined;
/** Both databases are of one year, which takes half a minute. */
const lived = () => (folder ??= livedFolder());
afterAll(async () => rmSync((await lived()).dataDir, { recursive: true }));

describe.each(['sqlite', 'postgres'] as const)('doctor names what was tampered with, on %s', (kind) => {
  let db: Kysely<Tables>;
  let close: () => Promise<void>;

  beforeAll(async () => {
    const { dataDir } = await lived();
    if (kind === 'sqlite') {
      const opened = openFile(join(dataDir, 'sunboard.db'));
      db = opened.db;
      close = async () => opened.close();
      return;
    }
    const database = await freshDatabase();
    await moveDatabase({ from: dataDir, to: database.url });
    db = await openPostgres(database.url);
    close = () => db.destroy().then(database.drop);
  });
  afterAll(() => close());

  /** Everything that doctor says of the ledgers, in English: unit by unit, then of the database as a whole. */
  async function* said(handle: Kysely<Tables>): AsyncGenerator<string> {
    const untouched = { trail: { ok: true as const, records: 0 }, rows: [] };
    for (const { id } of await handle.selectFrom('unit').select('id').orderBy('id').execute()) {
      const found = await checkUnits(handle, async (at, unit) =>
        unit === id ? verifyUnit(at, unit) : untouched
      );
      yield* found.filter(({ level }) => level === 'bad').map(({ en }) => en);
    }
    for (const { kind, where } of await contradictions(handle)) yield `${kind} ${where}`;
  }

  /**
   * Drops a table's guards as somebody with the database would, changes it, listens until it is named, and takes
   * everything back.
   */
  async function saidUntil(named: RegExp, table: string, statement: string): Promise<string[]> {
    const transaction = await db.startTransaction().execute();
    try {
      for (const open of await guardsOf(transaction, table)) await sql.raw(open).execute(transaction);
      const { numAffectedRows } = await sql.raw(statement).execute(transaction);
      expect(Number(numAffectedRows)).toBeGreaterThan(0);
      const heard: string[] = [];
      for await (const one of said(transaction)) {
        heard.push(one);
        if (named.test(one)) break;
      }
      return heard;
    } finally {
      await transaction.rollback().execute();
    }
  }

  async function guardsOf(handle: Kysely<Tables>, table: string): Promise<string[]> {
    if (kind === 'postgres') return [`alter table ${table} disable trigger user`];
    const { rows } = await sql<{ name: string }>`
      select name from sqlite_schema where type = 'trigger' and tbl_name = ${table}`.execute(handle);
    return rows.map(({ name }) => `drop trigger ${name}`);
  }

  it('and says nothing of ledgers that nobody has touched, nor of files that were erased', async () => {
    const heard: string[] = [];
    for await (const one of said(db)) heard.push(one);
    expect(heard).toEqual([]);
  });

  it.each([...rewritten, ...takenOut, ...state, ...chained])('%s', async (_, table, statement, named) => {
    const heard = await saidUntil(named, table, statement);
    expect(heard.at(-1) ?? '', heard.join('\n')).toMatch(named);
  });
});
