import type { Account } from '../accounts/accounts';
import { hasOneRecorder } from '../periods/second-person';
import { Problem } from '../../platform/problem/problem';
import { committeeOn, quorumOf } from './committee';
import type { Meeting } from './meetings';

/** The subject of a decision, and who has a part in it. */
interface Decided {
  /** its name in refusals */
  named: string;
  accounts: readonly Account[];
  /** whether an account has a part in it */
  isAside: (account: string) => boolean;
  /** the refusal when those who are left are no quorum */
  tooFew: (left: number, needed: number) => Problem;
  /**
   * true for an appeal to the superior, whom it is left to even if the committee could decide; default: no
   */
  isAppeal?: boolean;
}

/**
 * Those in a meeting who have a part in its decision, and so step aside (回避). The rest has to be a quorum.
 * The database refuses a ruling without one, too.
 * @returns accounts
 * @throws Problem `committee-decides`, and `tooFew`
 */
export function recusedFrom(
  meeting: Meeting,
  { named, accounts, isAside, tooFew, isAppeal = false }: Decided
): string[] {
  if (!isAppeal) refuseWhereCommitteeCan(named, meeting, { accounts, isAside });
  const recused = meeting.members.filter(isAside);
  const left = meeting.members.length - recused.length;
  const needed = quorumOf(meeting.entitled);
  if (left < needed) throw tooFew(left, needed);
  return recused;
}

/**
 * Refuses a superior's own ruling, which is recorded as a meeting of one, where the unit can decide: the
 * superior rules only where recusal leaves its committee no quorum, or where the unit has one recorder. The
 * database has the same rule (the triggers named `…_superior_alone`).
 * @param named the decided matter, as the refusal names it
 * @param isAside whether an account has a part in it
 * @throws Problem `committee-decides`
 */
function refuseWhereCommitteeCan(
  named: string,
  { decision, members }: Pick<Meeting, 'decision' | 'members'>,
  { accounts, isAside }: { accounts: readonly Account[]; isAside: (account: string) => boolean }
): void {
  const committee = committeeOn(accounts, decision.date).map(({ id }) => id);
  const isAlone = members.length === 1 && !members.some((each) => committee.includes(each));
  if (!isAlone || hasOneRecorder({ accounts, today: decision.date })) return;
  const left = committee.filter((each) => !isAside(each)).length;
  if (left >= quorumOf(committee.length)) throw new Problem('committee-decides', 409, { named, left });
}
