import { dayIn, daysOf } from '$lib/calendar';
import { seesClosed } from '../outcomes/sees-closed';
import { rulesOn } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { needReason } from '../../platform/text/need-text';
import { Problem } from '../../platform/problem/problem';
import { shownPoints } from './assembly-sheet';
import { seenFlags } from './seen-flags';
import { needPresent, needQuarter, needQuorum } from './need-quarter';

/** The most characters of a reason. */
export const longestGrounds = 200;

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

/**
 * Keeps what the assembly decided of a proposal that concerns one member; nothing is done by itself.
 * @throws Problem as `needQuorum`, `not-found` when nothing is proposed, or nothing that this actor sees, `ruling-missing`, `reason-missing`
 */
export function ruleOnFlag(
  app: App,
  actor: Actor,
  {
    key,
    ...input
  }: { key: string; quarter: string; subject: string; rule: string; upheld: string; reason: string }
): Promise<{ subject: string }> {
  return app.runCommand(actor, { permission: 'hold-assembly', key, input }, async (stores) => {
    const { quarter, subject, rule, upheld, reason } = input;
    const sheet = await needQuarter(stores, quarter, dayIn(stores.unit.timeZone, app.clock()));
    // Rulings are possible after the points are fixed too: a later roster doesn't undo that the assembly
    // has met.
    const record = sheet.conclusion ? needPresent(sheet) : needQuorum(sheet);
    const member = sheet.members.find((each) => each.subject.id === subject);
    const rules = rulesOn(sheet.scheme, daysOf(String(sheet.year)).to);
    const flags = seenFlags(member?.flags ?? [], rules, seesClosed(actor, stores));
    if (!flags.some((flag) => flag.rule === rule)) throw new Problem('not-found', 404);
    if (upheld !== 'yes' && upheld !== 'no') throw new Problem('ruling-missing', 422);
    needReason(reason, longestGrounds);
    await stores.assemblies.rule(sheet.year, {
      subject,
      rule,
      reason,
      upheld: upheld === 'yes',
      decision: record.decision.id
    });
    return { subject };
  });
}
