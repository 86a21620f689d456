import { sql, type Kysely } from 'kysely';
import { migrationsOf } from '../backup/contents/catalogue';
import { missingGuards } from '../backup/contents/guards';
import { contradictions } from '../backup/contents/integrity';
import { isPostgres } from '../store/dialect';
import { hasOtherBaseline, migrationNames } from '../store/migrate';
import { otherBaseline } from '../store/other-baseline';
import type { Tables } from '../store/tables/tables';
import { checkUnits, type VerifyUnit } from './check-units';
import { bad, ok, warn, type DoctorFinding } from './finding';

const restore = [
  '停下服务，保留现状，用最近的备份恢复（docs/backup.zh-CN.md）',
  'stop the server, keep everything as it is, restore the newest backup (docs/backup.md)'
] as const;

/** The database as it is at one moment: whole, up to date, guarded, free of contradictions, its trail unbroken. */
export async function checkDatabase(
  db: Kysely<Tables>,
  now: Date,
  verifyUnit: VerifyUnit
): Promise<DoctorFinding[]> {
  const shape = await checkShape(db);
  if (shape.level !== 'ok') return [shape];
  return [
    shape,
    ...(await checkPages(db)),
    await checkGuards(db),
    await checkLedgers(db),
    ...(await checkUnits(db, verifyUnit)),
    ...(await checkNewest(db, now))
  ];
}

async function checkShape(db: Kysely<Tables>): Promise<DoctorFinding> {
  const has = await migrationsOf(db).catch(() => null);
  const name = isPostgres(db) ? 'PostgreSQL' : 'SQLite';
  if (has === null)
    return bad(
      'database',
      [`${name} 里还没有表`, `${name} has no tables yet`],
      ['启动一次服务（npm start）', 'start the server once (npm start)']
    );
  if (hasOtherBaseline(has))
    return bad(
      'database',
      [`数据库${otherBaseline.founded.zh}`, `the database ${otherBaseline.founded.en}`],
      [otherBaseline.foundAnew.zh, otherBaseline.foundAnew.en]
    );
  const newer = has.filter((each) => !migrationNames.includes(each));
  if (newer.length > 0)
    return bad(
      'database',
      [
        `数据库比程序新（${newer.join(', ')}）`,
        `the database is newer than the program (${newer.join(', ')})`
      ],
      ['升级程序', 'upgrade the program']
    );
  if (has.length < migrationNames.length)
    return warn(
      'database',
      [`数据库比程序旧`, 'the database is older than the program'],
      [
        '先备份，再启动服务，它会自己升级',
        'back up, then start the server: it brings the database up to date'
      ]
    );
  return ok('database', [
    `${name} 可用，版本一致（${has.length} 步）`,
    `${name} answers and is up to date (schema ${has.length})`
  ]);
}

async function checkPages(db: Kysely<Tables>): Promise<DoctorFinding[]> {
  if (isPostgres(db)) return [];
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const [first] = rows;
  if (first?.integrity_check === 'ok')
    return [ok('integrity', ['数据库文件完整', 'every page of the database is whole'])];
  return [
    bad(
      'integrity',
      [`数据库文件已损坏：${first?.integrity_check}`, `the database is damaged: ${first?.integrity_check}`],
      restore
    )
  ];
}

async function checkGuards(db: Kysely<Tables>): Promise<DoctorFinding> {
  const missing = await missingGuards(db);
  if (missing.length === 0)
    return ok('append-only', ['账本只增不改的保护都在', 'what keeps the ledgers append-only is in place']);
  const names = missing.join(', ');
  return bad(
    'append-only',
    [`账本的保护缺了：${names}`, `the ledgers’ guards are missing: ${names}`],
    [
      '有人动过数据库结构：核对备份（npm run doctor -- --verify），再从备份恢复',
      'somebody has changed the database’s structure: compare with a backup (npm run doctor -- --verify), then restore it'
    ]
  );
}

async function checkLedgers(db: Kysely<Tables>): Promise<DoctorFinding> {
  const found = await contradictions(db);
  if (found.length === 0)
    return ok('ledger', [
      '公示与摘要相符，编号和引用都对得上',
      'notices match their digests, numbers and references hold'
    ]);
  const list = found.map(({ kind, where }) => `${kind} ${where}`).join(', ');
  return bad('ledger', [`账本自相矛盾：${list}`, `the ledger contradicts itself: ${list}`], restore);
}

async function checkNewest(db: Kysely<Tables>, now: Date): Promise<DoctorFinding[]> {
  const { at } = await db
    .selectFrom('change_log')
    .select((fn) => fn.fn.max('at').as('at'))
    .executeTakeFirstOrThrow();
  if (at === null || Date.parse(at) <= now.getTime() + 60_000) return [];
  return [
    bad(
      'clock',
      [`最新的变动是 ${at}，比现在还晚`, `the newest change is of ${at}, which is yet to come`],
      [
        '校准这台机器的时钟（timedatectl），日期都由它定',
        'set this machine’s clock right (timedatectl): every date comes from it'
      ]
    )
  ];
}
