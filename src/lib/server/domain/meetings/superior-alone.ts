import type { Account } from '../accounts/accounts';
import { hasOneRecorder } from '../periods/second-person';
import { Problem } from '../../platform/problem/problem';
import { committeeOn, quorumOf } from './committee';
import type { Meeting } from './meetings';

/**
 * Refuses a superior's own ruling, which is recorded as a meeting of one, where the unit can decide: the
 * superior rules only where recusal leaves its committee no quorum, or where the unit has one recorder. The
 * database has the same rule (the triggers named `…_superior_alone`).
 * @param named the decided matter, as the refusal names it
 * @param isAside whether an account has a part in it
 * @throws Problem `committee-decides`
 */
export function refuseWhereCommitteeCan(
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
