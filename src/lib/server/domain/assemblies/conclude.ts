import { dayIn, yearOf } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { nextNumbers } from '../ledger/next-numbers';
import { reversalOf } from '../ledger/reversal-of';
import type { UnitStores } from '../units/unit-stores';
import { shownPoints, type AssemblySheet } from './assembly-sheet';
import { evaluationPrefix, lateLines } from './late-lines';
import { needQuarter, needQuorum } from './need-quarter';

/**
 * Records that the assembly has confirmed the present points, which are fixed by it. Lines that it has booked after the
 * quarter's year was closed belong to that year alone: they are set off where they are booked (M13b).
 * @param shown digest of the sheet that was looked at
 * @throws Problem those of `needQuorum`, `preview-outdated`, `empty-roster`
 */
export function concludeAssembly(
  app: App,
  actor: Actor,
  { key, quarter, shown }: { key: string; quarter: string; shown: string }
): Promise<{ quarter: string }> {
  return app.runCommand(
    actor,
    { permission: 'hold-assembly', key, input: { quarter, shown } },
    async (stores) => {
      const sheet = await needQuarter(stores, quarter, dayIn(stores.unit.timeZone, app.clock()));
      const record = needQuorum(sheet);
      if (sheet.members.length === 0) throw new Problem('empty-roster', 409);
      if (shownPoints(sheet) !== shown) throw new Problem('preview-outdated', 409);
      const results = sheet.members.map(({ subject, points }) => ({ subject: subject.id, points }));
      await stores.assemblies.conclude(quarter, record.id, results);
      await setOffLate(stores, sheet);
      return { quarter };
    }
  );
}

async function setOffLate(
  { assemblies, ledger }: UnitStores,
  { quarter, booked }: AssemblySheet
): Promise<void> {
  const prefix = evaluationPrefix(quarter);
  const late = (await lateLines({ assemblies }, await ledger.numbered(prefix))).get(quarter);
  const closed = (late?.standing ?? []).filter(
    ({ reverses, date, period }) => reverses === null && yearOf(date) < yearOf(period)
  );
  const number = await nextNumbers(ledger, prefix);
  for (const { decision, ...line } of closed)
    await ledger.append([{ ...reversalOf(line, booked), id: number(), basis: line.basis }], decision);
}
