import { backupFolder } from '../backup/folders';
import { lookAt } from '../backup/look-at';
import type { Settings } from '../settings/settings';
import { checkAddress } from './check-address';
import { checkBackups } from './check-backups';
import { checkDatabase } from './check-database';
import { checkDescriptors } from './check-descriptors';
import { checkFiles } from './check-files';
import { checkNodeVersion, checkScreen } from './check-machine';
import type { VerifyUnit } from './check-units';
import { bad, ok, warn, type DoctorFinding } from './finding';

/**
 * Everything that can be found out about an installation without changing it, whether its server runs or not.
 * @param clock of this machine
 * @param version of the program
 */
export async function diagnose(
  settings: Settings,
  { clock, version, verifyUnit }: { clock: () => Date; version: string; verifyUnit: VerifyUnit }
): Promise<DoctorFinding[]> {
  const { dataDir, publicUrl } = settings;
  const now = clock();
  const backups = { dataDir, folder: backupFolder(settings), now, demo: settings.demo };
  const inside = await lookAt(settings, async (db) => [
    ...(await checkDatabase(db, now, verifyUnit)),
    ...(await checkBackups(backups, db))
  ]).catch(async (error: unknown) => [notOpened(error), ...(await checkBackups(backups, null))]);
  return [
    ...checkNodeVersion(process.versions.node, version),
    ...checkScreen(),
    ok('settings', ['设置都有效', 'every setting is valid']),
    ...checkFiles(dataDir),
    ...checkDescriptors(dataDir),
    ...inside,
    ...(publicUrl === null && !settings.demo ? [noAddress] : await checkAddress(publicUrl, clock))
  ];
}

const noAddress = warn(
  'address',
  [
    'PUBLIC_URL 没有设置，没有检查网址和证书',
    'PUBLIC_URL is not set: address and certificate were not looked at'
  ],
  [
    '用服务启动时的同一个 PUBLIC_URL 再运行一次；服务没有它不启动',
    'run it again with the PUBLIC_URL that the server starts with; without one it doesn’t start'
  ]
);

function notOpened(error: unknown): DoctorFinding {
  const message = error instanceof Error ? error.message : String(error);
  const [zh = message, en = message] = message.split(/\n| \/ /);
  return bad(
    'database',
    [zh, en],
    [
      '看 DATA_DIR 或 DATABASE_URL，以及数据库是否在运行',
      'look at DATA_DIR or DATABASE_URL, and that the database runs'
    ]
  );
}
