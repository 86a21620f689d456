import type { Actor } from '../../platform/access/actor';
import { partsInRow } from '../conflicts/conflict';
import { actingPersonAmong } from '../conflicts/person-in-matter';
import { stepsThatHold } from '../claims/claim-status';
import { claimQuestions } from '../claims/claim-questions';
import { claimLines, type ClaimLine } from '../claims/inbox';
import { namesApart } from '../roster/names-apart';
import type { EntryQuestion } from '../ledger/questions';
import { needMeeting } from './need-meeting';
import type { UnitStores } from '../units/unit-stores';
import { quorumOf } from './committee';
import type { Meeting } from './meetings';
import { withMembers, type MeetingMember } from './member-states';
import { hasPart, hasReported } from './parties';
import { accountNames } from '../accounts/account-names';

export interface AgendaItem extends ClaimLine {
  /** the recorder's opinion */
  opinion: string;
  /** questions to be answered before it is granted: it may be booked already, or be given once (M17) */
  questions: EntryQuestion[];
  /** names of those who step aside */
  recused: string[];
  /** number of further people who step aside unnamed: only the recorder may know that they reported it */
  unnamed: number;
  /** enough are left to decide it */
  isQuorate: boolean;
  /** the actor has a part in it, and may not record its decision */
  isOwn: boolean;
}

export interface MeetingAgenda {
  meeting: Meeting;
  /** those who sat in it, and what they say of its record */
  present: MeetingMember[];
  /** something rests on it, so that there is something to confirm */
  isDecided: boolean;
  needed: number;
  /** claims that wait for a meeting */
  items: AgendaItem[];
  /** claims that this meeting has decided */
  decided: (AgendaItem & { granted: boolean; words: string; entry: string | null })[];
}

/** The claims that wait for a meeting, with the recorder's opinion. */
export async function waitingForMeeting(
  stores: UnitStores,
  now: Date
): Promise<(ClaimLine & { opinion: string })[]> {
  const names = namesApart(await stores.roster.list());
  const { lines } = await claimLines(stores, now, { unended: true }, names);
  return lines
    .filter(({ state }) => state === 'forwarded')
    .map((line) => ({
      ...line,
      opinion: stepsThatHold(line.claim).findLast(({ action }) => action === 'forward')?.words ?? ''
    }));
}

/**
 * A meeting's agenda: every claim that was put before one and is not final.
 * @throws Problem `not-found`
 */
export async function agendaOf(
  stores: UnitStores,
  now: Date,
  actor: Actor,
  id: string
): Promise<MeetingAgenda> {
  const meeting = await needMeeting(stores, id);
  const accounts = await stores.accounts.list();
  const person = actingPersonAmong(actor, accounts);
  const members = accountNames(accounts);
  const nameOf = (account: string) => members.get(account) ?? account;
  const needed = quorumOf(meeting.entitled);
  const [withNames] = await withMembers(stores, [meeting]);
  const names = namesApart(await stores.roster.list());
  const ended = await claimLines(stores, now, { meeting: id }, names);
  const waiting = await waitingForMeeting(stores, now);
  const questions = await claimQuestions(stores, waiting);
  const itemOf = (line: ClaimLine, opinion = ''): AgendaItem => {
    const { claim } = line;
    const recused = meeting.members.filter((each) => hasPart(each, claim, accounts));
    const mayKnow = actor.roles.includes('recorder') && partsInRow(person, claim.subject).length === 0;
    const named = recused.filter((each) => mayKnow || !hasReported(each, claim, accounts));
    return {
      ...line,
      opinion,
      questions: questions.get(claim.id) ?? [],
      recused: named.map(nameOf),
      unnamed: recused.length - named.length,
      isQuorate: meeting.members.length - recused.length >= needed,
      isOwn: hasPart(actor.account, claim, accounts)
    };
  };
  return {
    meeting,
    needed,
    present: withNames?.sat ?? [],
    isDecided: withNames?.isDecided ?? false,
    items: waiting.map(({ opinion, ...line }) => itemOf(line, opinion)),
    decided: ended.lines.map((line) => {
      const step = line.claim.steps.at(-1);
      const { granted = false, entry = null } = step?.ruling ?? {};
      return { ...itemOf(line), granted, entry, words: step?.words ?? '' };
    })
  };
}
