import type { Manifest } from '$lib/server/platform/backup/manifest';
import type { UnitLoss } from '$lib/server/platform/backup/restore/losses';
import { printLine } from '../backup/print';

/** Names of the numbered kinds. */
const kinds: Record<string, { zh: string; en: string }> = {
  announcement: { zh: '告示', en: 'announcements' },
  certificate_issued: { zh: '积分证明', en: 'certificates' },
  claim: { zh: '申报', en: 'claims' },
  filing: { zh: '备案', en: 'filings' },
  leave_entry: { zh: '补休', en: 'leave' },
  notice: { zh: '公示', en: 'notices' },
  objection: { zh: '异议', en: 'objections' },
  redemption: { zh: '兑换', en: 'redemptions' },
  spot_check: { zh: '审核抽查', en: 'spot checks' }
};

/** Says what each unit is known to miss after a restore, and what happens with the numbers. */
export function printLosses(missing: readonly UnitLoss[], { ledgers }: Manifest): void {
  for (const { unit, changes, numbers } of missing) {
    const name = ledgers.find((each) => each.unit === unit)?.name ?? unit;
    if (changes === null) {
      printLine(`! ${name}：备份以后收了什么，没有数据库可查；编号已跳过一段，不会重复`);
      printLine(
        `! ${name}: nothing tells what came after the backup; numbers skip a range, so that none is given twice`
      );
      continue;
    }
    const counts = changes.map(({ kind, count }) => `${kind} ${count}`).join(', ');
    if (counts) printLine(`! ${name} 缺备份以后的变动 / lacks the changes since the backup: ${counts}`);
    for (const { kind, year, first, last, missing: count } of numbers) {
      const { zh = kind, en = kind } = kinds[kind] ?? {};
      printLine(`!   ${zh} / ${en}: ${year}-${first} – ${year}-${last} (${count})`);
    }
  }
  const isMissing = missing.some(
    ({ changes, numbers }) => changes === null || changes.length + numbers.length > 0
  );
  if (!isMissing) return;
  printLine('  这些编号不会再发；手机会问本人要不要把服务器没有的再交一次；办公室首页也列着');
  printLine(
    '  these numbers are never given again; phones offer their owners to send again what is missing; the office’s front page lists it'
  );
}
