import { existsSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sessionKeyName } from '../backup/folders';
import { databaseName } from '../store/sqlite/database-name';
import { bad, ok, warn, type DoctorFinding } from './finding';

/** The data folder: there, for its owner alone, with room to go on. */
export function checkFiles(dataDir: string): DoctorFinding[] {
  if (!existsSync(dataDir))
    return [
      bad(
        'files',
        [`没有数据文件夹 ${dataDir}`, `there is no data folder ${dataDir}`],
        [
          '检查 DATA_DIR；新安装请先启动一次服务',
          'check DATA_DIR; on a new installation start the server once'
        ]
      )
    ];
  return [permissions(dataDir), room(dataDir)];
}

function permissions(dataDir: string): DoctorFinding {
  const open = [
    { path: dataDir, most: 0o700 },
    { path: join(dataDir, databaseName), most: 0o700 },
    { path: join(dataDir, sessionKeyName), most: 0o600 }
  ].filter(({ path, most }) => existsSync(path) && (statSync(path).mode & 0o777 & ~most) !== 0);
  // The folder keeps others out, whatever its files' own modes are.
  const wrong = open.filter(({ path }) => path !== join(dataDir, databaseName) || open.length > 1);
  if (wrong.length === 0)
    return ok('files', ['数据文件夹只有自己能读', 'the data folder is its owner’s alone']);
  const names = wrong.map(({ path, most }) => `chmod ${most.toString(8)} ${path}`).join('; ');
  return bad(
    'files',
    ['别的账号能读数据文件夹里的东西', 'other accounts can read what is in the data folder'],
    [names, names]
  );
}

const mebi = 2 ** 20;

function room(dataDir: string): DoctorFinding {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = Math.floor((bavail * bsize) / mebi);
  const database = join(dataDir, databaseName);
  const size = existsSync(database) ? Math.ceil(statSync(database).size / mebi) : 0;
  const words = [
    `磁盘剩余 ${free} MB，数据库 ${size} MB`,
    `${free} MB of disk are free, the database has ${size} MB`
  ] as const;
  const next = ['腾出空间，或换一块更大的磁盘', 'free some space, or move to a larger disk'] as const;
  if (free < 200) return bad('disk', words, next);
  // A backup and a restore need a few times its size.
  if (free < Math.max(1000, 4 * size)) return warn('disk', words, next);
  return ok('disk', words);
}
