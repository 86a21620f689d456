import {
  changedByRestoring,
  closedByRestoring
} from '$lib/server/platform/backup/restore/changed-by-restoring';
import { differences } from '$lib/server/platform/backup/contents/compare';
import { describeStore } from '$lib/server/platform/backup/contents/describe-store';
import { folderOf } from '$lib/server/platform/backup/folders';
import { lookAt } from '$lib/server/platform/backup/look-at';
import { manifestName, readManifest } from '$lib/server/platform/backup/manifest';
import { findHead, ledgerLengths, readHead } from '$lib/server/domain/audit/ledger-head';
import { verifyUnit } from '$lib/server/domain/audit/verify-unit';
import { diagnose } from '$lib/server/platform/doctor/diagnose';
import type { DoctorFinding } from '$lib/server/platform/doctor/finding';
import { readSettings, type Settings } from '$lib/server/platform/settings/settings';
import { needSqlite } from '$lib/server/platform/store/sqlite/open-raw';
import { join } from 'node:path';
import { version } from '../../../package.json';
import { command, flagsOf } from '../backup/command';
import { progressBar, printLine, printLedgers } from '../backup/print';

const usage = 'npm run doctor [-- --json | --digest | --verify BACKUP | --head "217 7F3A 92C1 0B4E"]';
const options = {
  json: { type: 'boolean' },
  digest: { type: 'boolean' },
  verify: { type: 'string' },
  head: { type: 'string' }
} as const;

/**
 * Runs `npm run doctor`, which changes nothing.
 * @returns the exit code, 0 when nothing is wrong
 */
export function run(args: readonly string[]): Promise<number> {
  return command(async () => {
    const { flags } = flagsOf(args, options, usage);
    const settings = readSettings(process.env, 'upkeep');
    // Without its binary nothing inside the database can be looked at, and each check would fail in its own words.
    if (settings.databaseUrl === null) needSqlite();
    if (flags.digest) return digest(settings);
    if (flags.verify !== undefined) return verify(settings, flags.verify);
    if (flags.head !== undefined) return head(settings, flags.head);
    const findings = await diagnose(settings, {
      clock: () => new Date(),
      version,
      verifyUnit
    });
    if (flags.json) printLine(JSON.stringify(findings, null, 2));
    else findings.forEach(print);
    return findings.some(({ level }) => level === 'bad') ? 1 : 0;
  });
}

const signs = { ok: '✓', warn: '!', bad: '✗' } as const;

function print({ level, zh, en, next }: DoctorFinding): void {
  printLine(`${signs[level]} ${zh} / ${en}`);
  if (next) printLine(`    → ${next.zh}\n      ${next.en}`);
}

/**
 * Looks for the head of a ledger that stands on a poster or a filing: a ledger that was cut short afterwards, together with
 * all that its last commands did, is whole in itself.
 * @returns the exit code
 */
async function head(settings: Settings, typed: string): Promise<number> {
  const asked = readHead(typed);
  if (asked === null) {
    printLine(
      `✗ “${typed}” 不是台账号，应像 217 7F3A 92C1 0B4E / isn’t a ledger’s head: it looks like 217 7F3A 92C1 0B4E`
    );
    return 2;
  }
  const { found, lengths } = await lookAt(settings, async (db) => ({
    found: await findHead(db, asked),
    lengths: await ledgerLengths(db)
  }));
  for (const { unit, action, at } of found)
    printLine(
      `✓ ${unit} 的台账还有第 ${asked.no} 条（${action}，${at}） / ${unit}: record ${asked.no} is still there`
    );
  if (found.length > 0) return 0;
  printLine(
    `✗ 没有哪个台账的第 ${asked.no} 条是它：抄错了，或者台账被截短、换过 / no ledger has it as record ${asked.no}: it was mistyped, or a ledger was cut short or replaced`
  );
  for (const { unit, records } of lengths) printLine(`    ${unit}：${records} 条 / ${records} records`);
  return 1;
}

async function digest(settings: Settings): Promise<number> {
  printLedgers(await lookAt(settings, (db) => describeStore(db, progressBar('核对 / comparing'))));
  return 0;
}

/**
 * Compares the database with a backup, however the database came here.
 * @returns the exit code
 */
async function verify(settings: Settings, backup: string): Promise<number> {
  const manifest = readManifest(join(folderOf(backup), manifestName));
  const found = await lookAt(settings, (db) => describeStore(db, progressBar('核对 / comparing')));
  const differing = differences(manifest, found, changedByRestoring);
  const wrong = differing.filter(({ what }) => !closedByRestoring.includes(what));
  for (const { what, kind } of wrong)
    printLine(`✗ ${kind === 'ledger' ? '账本 ledger' : '表 table'} ${what}`);
  if (wrong.length > 0) return 1;
  if (differing.length === 0)
    printLine(
      `✓ 数据库和 ${manifest.at} 的备份逐行一致 / the database is the backup of ${manifest.at}, row by row:`
    );
  else
    printLine(
      `✓ 账本和 ${manifest.at} 的备份逐行一致 / the ledgers are those of the backup of ${manifest.at}, row by row:`
    );
  printLedgers(manifest);
  for (const { what } of differing)
    printLine(
      `! 表 ${what} 不同：恢复时，备份以后关掉的仍然关着；或者之后又有改动 / table ${what} differs: a restore keeps closed what was closed since; or it was changed after`
    );
  return 0;
}
