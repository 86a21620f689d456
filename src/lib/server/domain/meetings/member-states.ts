import { accountNames } from '../accounts/account-names';
import type { Account } from '../accounts/accounts';
import type { UnitStores } from '../units/unit-stores';
import type { Confirmation, Meeting } from './meetings';

/**
 * A member's word on a meeting: `recorded` it, `confirmed` it or `denied` it; `outdated`: confirmed it
 * before its last decisions were recorded; `waiting`: nothing yet; `paper`: the member never signs in, and
 * has the paper minutes to sign.
 */
export type MemberState = 'recorded' | 'confirmed' | 'denied' | 'outdated' | 'waiting' | 'paper';

export interface MeetingMember {
  account: string;
  name: string;
  state: MemberState;
  /** why the record isn't so; '' where the member didn't say that */
  words: string;
}

/** The members who sat in a meeting, in its own order, with what each has said of its record. */
function membersOf(
  meeting: Pick<Meeting, 'id' | 'members' | 'by'>,
  {
    accounts,
    names,
    confirmations,
    lastDecided
  }: {
    accounts: readonly Account[];
    names: ReadonlyMap<string, string>;
    confirmations: readonly Confirmation[];
    /** see `Meetings.lastDecided` */
    lastDecided: number;
  }
): MeetingMember[] {
  return meeting.members.map((id) => {
    const account = accounts.find((each) => each.id === id);
    const said = confirmations.find((each) => each.meeting === meeting.id && each.account === id);
    const name = names.get(id) ?? '';
    if (said)
      return said.agrees
        ? { account: id, name, state: said.seq > lastDecided ? 'confirmed' : 'outdated', words: '' }
        : { account: id, name, state: 'denied', words: said.words };
    if (id === meeting.by) return { account: id, name, state: 'recorded', words: '' };
    return { account: id, name, state: account?.signsIn === false ? 'paper' : 'waiting', words: '' };
  });
}

/** The meetings with their members, and whether anything rests on them yet. */
export async function withMembers<OneMeeting extends Meeting>(
  stores: UnitStores,
  meetings: readonly OneMeeting[]
): Promise<(OneMeeting & { sat: MeetingMember[]; isDecided: boolean })[]> {
  const ids = meetings.map(({ id }) => id);
  const accounts = await stores.accounts.list();
  const names = accountNames(accounts);
  const confirmations = await stores.meetings.confirmations(ids);
  const last = await stores.meetings.lastDecided(ids);
  return meetings.map((meeting) => ({
    ...meeting,
    isDecided: last.has(meeting.id),
    sat: membersOf(meeting, { accounts, names, confirmations, lastDecided: last.get(meeting.id) ?? 0 })
  }));
}

/** The sum of all members’ words on a meeting. */
export interface MeetingWord {
  /** `nothing`: nothing rests on it yet; `paper`: nobody who signs in but the recorder; `whole`: all have confirmed */
  is: 'nothing' | 'denied' | 'waits' | 'paper' | 'whole';
  /** members who deny it, or who haven't said anything yet */
  count: number;
}

/** Sums up the members' words, a denial before anything that is missing. */
export function wordOf({
  sat,
  isDecided
}: {
  sat: readonly Pick<MeetingMember, 'state'>[];
  isDecided: boolean;
}): MeetingWord {
  if (!isDecided) return { is: 'nothing', count: 0 };
  const count = (...states: MemberState[]) => sat.filter(({ state }) => states.includes(state)).length;
  if (count('denied') > 0) return { is: 'denied', count: count('denied') };
  if (count('waiting', 'outdated') > 0) return { is: 'waits', count: count('waiting', 'outdated') };
  return { is: count('confirmed') > 0 ? 'whole' : 'paper', count: 0 };
}
