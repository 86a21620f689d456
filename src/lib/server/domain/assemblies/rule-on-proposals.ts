import { dayIn } from '$lib/calendar';
import { classOf, isClosedClass } from '$lib/points';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { needReason, needText } from '../../platform/text/need-text';
import { Problem } from '../../platform/problem/problem';
import { isBarred, partsInRow } from '../conflicts/conflict';
import { actingPerson } from '../conflicts/person-in-matter';
import { needConcern } from '../outcomes/unsettled';
import { seesClosed } from '../outcomes/sees-closed';
import type { UnitStores } from '../units/unit-stores';
import type { AssemblyRecord } from './assemblies';
import { assemblySheet, evaluatedQuarters, gradesOf, type AssemblySheet } from './assembly-sheet';
import { needPresent, needQuarter } from './need-quarter';
import { seenProposals } from './seen-proposals';

/** The most characters of a reason. */
export const longestGrounds = 200;

/** The assembly's decision on one proposal: confirmed, set aside, or another grade given instead (D 四（一）). */
export interface AssemblyRulingInput {
  /** outcome of the scheme */
  rule: string;
  /** 编号 */
  subject: string;
  confirmed: boolean;
  /** the grade that it gives instead, one of those that the assembly decides; absent: it confirms, or sets aside without one */
  given?: string | null;
  /** the reason; setting aside needs one, and so does what may lead to discipline */
  words: string;
  /** how many rulings on it the reader has seen */
  seen: number;
}

/**
 * Keeps what the assembly decided of proposals that concern members, all of them or none; nothing is done by itself. A
 * changed ruling is the decision of the latest assembly with a quorum since, because what an objection has changed is
 * told to the next one (D 三（四）); while there is none, of the quarter's own.
 * @throws Problem `assembly-not-concluded`, as `needPresent`, `nothing-ruled`, `not-found` when nothing is proposed, or nothing
 * that this actor sees, `own-outcome`, `bad-grade` for another grade that isn't one, or that this actor doesn't see,
 * `outcome-changed` when somebody has ruled on it meanwhile, `outcome-gone` when a correction took it away, `reason-missing`
 */
export function ruleOnProposals(
  app: App,
  actor: Actor,
  { key, quarter, rulings }: { key: string; quarter: string; rulings: readonly AssemblyRulingInput[] }
): Promise<{ count: number }> {
  const input = { quarter, rulings: rulings.map((ruling) => ({ ...ruling })) };
  return app.runCommand(actor, { permission: 'hold-assembly', key, input }, async (stores) => {
    if (rulings.length === 0) throw new Problem('nothing-ruled', 422);
    const today = dayIn(stores.unit.timeZone, app.clock());
    const sheet = await needQuarter(stores, quarter, today);
    // A grade follows from points that can't change any more. A later roster doesn't undo that the assembly has met.
    if (!sheet.conclusion) throw new Problem('assembly-not-concluded', 409, { quarter });
    const record = needPresent(sheet);
    const shown = seenProposals(sheet.proposals, sheet.yearRules, seesClosed(actor, stores));
    const later = shown.some(({ no }) => no > 0) ? await laterRecord(stores, sheet, today) : null;
    const person = await actingPerson(actor, stores.accounts);
    const twice = new Set(rulings.map(({ rule, subject }) => `${rule} ${subject}`)).size < rulings.length;
    if (twice) throw new Problem('outcome-changed', 409);
    const closed = seesClosed(actor, stores);
    for (const { subject, rule, confirmed, given = null, words, seen } of rulings) {
      const proposal = shown.find((each) => each.rule === rule && each.subject.id === subject);
      if (!proposal) throw new Problem('not-found', 404);
      if (isBarred({ deed: 'decide', parts: partsInRow(person, subject) }))
        throw new Problem('own-outcome', 403, { name: proposal.subject.name });
      if (confirmed || given !== null) needConcern(proposal, proposal.subject.name);
      if (seen !== proposal.no) throw new Problem('outcome-changed', 409);
      if (given !== null && (confirmed || given === rule || !isGradeGiven(sheet, given, closed)))
        throw new Problem('bad-grade', 422, { value: given });
      if (confirmed && !isClosedClass(classOf(sheet.yearRules, rule))) needText(words, longestGrounds);
      else needReason(words, longestGrounds);
      // The old assembly hasn't decided what is changed after a later one has met.
      const decidedBy = proposal.no === 0 ? record : (later ?? record);
      await stores.assemblies.rule(sheet.year, {
        subject,
        rule,
        reason: words,
        upheld: confirmed,
        given,
        decision: decidedBy.decision.id
      });
    }
    return { count: rulings.length };
  });
}

/** Whether the assembly may give the grade, and this actor sees such grades. */
function isGradeGiven(sheet: AssemblySheet, given: string, closed: boolean): boolean {
  return gradesOf(sheet, closed).some(({ id }) => id === given);
}

/** The record of the latest assembly with a quorum after a quarter's own; null: there is none since. */
async function laterRecord(
  stores: UnitStores,
  { quarter }: AssemblySheet,
  today: string
): Promise<AssemblyRecord | null> {
  for (const other of evaluatedQuarters(stores, today)) {
    if (other <= quarter) break;
    const sheet = await assemblySheet(stores, other);
    if (sheet.record && sheet.record.present >= sheet.needed) return sheet.record;
  }
  return null;
}
