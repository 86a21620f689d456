import type { QueryExecutorProvider } from 'kysely';
import { codeOf } from '../store/database-away';
import { hasOtherBaseline, migrationNames } from '../store/migrate';
import { otherBaseline } from '../store/other-baseline';
import { migrationsOf } from './contents/catalogue';
import { CommandRefusal } from './refusal';

const names = {
  present: { zh: '现有的', en: 'the present' },
  source: { zh: '源', en: 'the source' },
  replaced: { zh: '被替换的', en: 'the replaced' }
} as const;

/**
 * Refuses a database of another version than this program, which would read or leave tables that the other one doesn't
 * know, and one that was never the app's.
 * @throws CommandRefusal
 */
export async function needThisVersion(db: QueryExecutorProvider, which: keyof typeof names): Promise<void> {
  const { zh, en } = names[which];
  const has = await migrationsOf(db).catch((error: unknown) => {
    if (codeOf(error) !== '42P01' && !/no such table/.test(String(error))) throw error;
    throw new CommandRefusal(`${zh}数据库里没有阳光榜的数据`, `${en} database holds nothing of Sunboard`);
  });
  if (has.join() === migrationNames.join()) return;
  refuseOtherBaseline(has, { zh: `${zh}数据库`, en: `${en} database` });
  throw new CommandRefusal(
    `${zh}数据库和这个程序不是同一个版本：请先用这个版本对它启动一次服务（npm start），再运行这条命令`,
    `${en} database is of another version than this program: start the server of this version on it once (npm start), then run this again`
  );
}

/**
 * Refuses a database of another baseline, whose tables this program can't read.
 * @param has the migrations that it has run
 * @throws CommandRefusal
 */
export function refuseOtherBaseline(
  has: readonly string[],
  { zh, en }: { readonly zh: string; readonly en: string }
): void {
  const { founded, foundAnew } = otherBaseline;
  if (hasOtherBaseline(has))
    throw new CommandRefusal(`${zh}${founded.zh}。${foundAnew.zh}`, `${en} ${founded.en}: ${foundAnew.en}`);
}
