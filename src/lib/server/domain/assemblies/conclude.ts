import { dayIn } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { shownPoints } from './assembly-sheet';
import { needQuarter, needQuorum } from './need-quarter';

/**
 * Records that the assembly has confirmed the present points, which are fixed by it.
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
      return { quarter };
    }
  );
}
