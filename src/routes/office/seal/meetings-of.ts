import { meetingRegister, type RegisteredMeeting } from '$lib/server/domain/meetings/meeting-register';
import type { UnitStores } from '$lib/server/domain/units/unit-stores';
import type { MemberState } from '$lib/server/domain/meetings/member-states';

/**
 * The meetings that a month's entries rest on, with what their members say of them: whoever seals the month
 * sees who stands by it. An assembly of all members has its own attendance, and nobody to ask.
 */
export async function meetingsOf(stores: UnitStores, month: string) {
  const decisions = new Set(await stores.ledger.decisionsIn(month));
  return (await meetingRegister(stores))
    .filter(({ decision, quarter }) => decisions.has(decision.id) && quarter === null)
    .map(({ decision, meeting }) => ({
      ...decision,
      meeting: meeting?.id ?? null,
      confirmed: namesIn(meeting, ['confirmed', 'recorded']),
      waiting: namesIn(meeting, ['waiting', 'outdated']),
      paper: namesIn(meeting, ['paper']),
      denied: (meeting?.sat ?? [])
        .filter(({ state }) => state === 'denied')
        .map(({ name, words }) => ({ name, words }))
    }));
}

function namesIn(meeting: RegisteredMeeting['meeting'], states: readonly MemberState[]): string[] {
  return (meeting?.sat ?? []).filter(({ state }) => states.includes(state)).map(({ name }) => name);
}
