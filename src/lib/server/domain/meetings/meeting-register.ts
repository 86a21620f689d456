import { quartersOf, yearOf } from '$lib/calendar';
import type { Decision } from '../decisions/decisions';
import type { UnitStores } from '../units/unit-stores';
import type { Meeting } from './meetings';
import { withMembers, type MeetingMember } from './member-states';

/** A line of the register of meetings: something was decided on this day, with these minutes. */
export interface RegisteredMeeting {
  decision: Decision;
  /** null: nobody has recorded yet who sat in it, as its minutes came in with an import */
  meeting: (Meeting & { sat: MeetingMember[]; isDecided: boolean }) | null;
  /** number of those who came, and of those who might; null: not recorded */
  present: number | null;
  entitled: number | null;
  /** the quarter whose assembly of all members it was; null: it was none */
  quarter: string | null;
}

/**
 * The register of meetings (会议登记): those that were recorded, the assemblies, and those that the ledger
 * rests on by an import; the newest first.
 */
export async function meetingRegister(stores: UnitStores): Promise<RegisteredMeeting[]> {
  const decisions = await stores.decisions.list();
  const meetings = await withMembers(stores, await stores.meetings.list());
  const idle = await idleDecisions(stores);
  const byDecision = new Map(meetings.map((meeting) => [meeting.decision.id, meeting]));
  const assemblies = await assembliesOf(stores, decisions);
  return decisions
    .filter(
      ({ id, kind }) => kind !== 'marking' && (byDecision.has(id) || assemblies.has(id) || !idle.has(id))
    )
    .map((decision) => {
      const meeting = byDecision.get(decision.id) ?? null;
      const assembly = assemblies.get(decision.id);
      return {
        decision,
        meeting,
        present: meeting?.members.length ?? assembly?.present ?? null,
        entitled: meeting?.entitled ?? assembly?.entitled ?? null,
        quarter: assembly?.quarter ?? null
      };
    })
    .toReversed();
}

/** Decisions that were named for rules which nobody adopted, and that nothing else rests on. */
async function idleDecisions({ adoptions, ledger }: UnitStores): Promise<Set<string>> {
  const named = await adoptions.unadoptedDecisions();
  if (named.length === 0) return new Set();
  const booked = await ledger.countsByDecision();
  const adopted = new Set(adoptions.lines.map(({ decision }) => decision?.id));
  return new Set(named.filter((id) => !booked.has(id) && !adopted.has(id)));
}

async function assembliesOf({ assemblies }: UnitStores, decisions: readonly Decision[]) {
  const years = [...new Set(decisions.map(({ date }) => yearOf(date)))];
  const records = await Promise.all(
    years.flatMap((year) => quartersOf(year).map((quarter) => assemblies.records(quarter)))
  );
  return new Map(records.flat().map((record) => [record.decision.id, record]));
}
