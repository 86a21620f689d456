import type { Kysely } from 'kysely';
import { existsSync, statSync } from 'node:fs';
import { storeEpoch } from '../epoch/store-epoch';
import { backupsIn } from '../backup/folders';
import type { Manifest } from '../backup/manifest';
import type { Tables } from '../store/tables/tables';
import { bad, hint, ok, warn, type DoctorFinding } from './finding';

const hour = 3_600_000;

/**
 * Checks how old the newest backup is, whether it would survive this disk, and whether the audit trails
 * continue from it.
 */
export async function checkBackups(
  { dataDir, folder, now, demo }: { dataDir: string; folder: string; now: Date; demo: boolean },
  db: Kysely<Tables> | null
): Promise<DoctorFinding[]> {
  const next = [
    'npm run backup；每天一次，见 docs/backup.zh-CN.md',
    'npm run backup, daily: see docs/backup.md'
  ] as const;
  const [newest] = backupsIn(folder);
  if (!newest) {
    const words = [`${folder} 里没有备份`, `there is no backup in ${folder}`] as const;
    return [
      demo || (db && (await isYoung(db, now))) ? hint('backup', words, next) : bad('backup', words, next)
    ];
  }
  const age = Math.max(0, Math.floor((now.getTime() - Date.parse(newest.manifest.at)) / hour));
  const words = [`最近的备份在 ${age} 小时前`, `the newest backup is ${age} hours old`] as const;
  const findings = [
    age > 7 * 24 ? bad('backup', words, next) : age > 36 ? warn('backup', words, next) : ok('backup', words)
  ];
  if (existsSync(dataDir) && statSync(folder).dev === statSync(dataDir).dev)
    findings.push(
      warn(
        'backup',
        ['备份和数据在同一块磁盘上', 'backups are on the same disk as the data'],
        [
          '把 BACKUP_DIR 设到另一块磁盘，或另存一份到别的机器',
          'point BACKUP_DIR to another disk, or copy backups to another machine'
        ]
      )
    );
  return db ? [...findings, ...(await checkTrailsGoOn(db, newest.manifest))] : findings;
}

/** Whether it is a day since the first line was written: nothing can have been backed up yet. */
async function isYoung(db: Kysely<Tables>, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('change_log')
    .select((fn) => fn.fn.min('at').as('first'))
    .executeTakeFirst()
    // A database without tables says so itself.
    .catch(() => undefined);
  return row === undefined || row.first === null || now.getTime() - Date.parse(row.first) < 24 * hour;
}

/** A trail that was cut off at its end is whole in itself: only somebody who has seen the end can tell. */
async function checkTrailsGoOn(db: Kysely<Tables>, { epoch, ledgers }: Manifest): Promise<DoctorFinding[]> {
  if ((await storeEpoch(db)) !== epoch) return [];
  const cut: string[] = [];
  for (const { unit, name, audit } of ledgers) {
    if (audit.records === 0) continue;
    const record = await db
      .selectFrom('audit')
      .where('unit_id', '=', unit)
      .where('no', '=', audit.records)
      .select('digest')
      .executeTakeFirst();
    if (record?.digest !== audit.head) cut.push(name);
  }
  if (cut.length === 0)
    return [ok('audit', ['审计链接得上最近的备份', 'the audit chain goes on from the newest backup'])];
  return [
    bad(
      'audit',
      [
        `审计链和最近的备份接不上：${cut.join('、')}`,
        `the audit chain doesn’t go on from the newest backup: ${cut.join(', ')}`
      ],
      [
        '账本被截短或换过：保留现状，用备份核对（npm run doctor -- --verify）',
        'a ledger was cut short or replaced: keep everything, compare with the backup (npm run doctor -- --verify)'
      ]
    )
  ];
}
