import type { Account } from '../accounts/accounts';
import { hasOneRecorder } from '../periods/second-person';
import { Problem } from '../problem';
import { committeeOn, quorumOf } from './committee';
import type { Meeting } from './meetings';

/**
 * A superior's own ruling is recorded as a meeting of one. It decides only what the unit can't: where recusal leaves its
 * committee no quorum, or the unit has one recorder. The database has the same rule (`store/superior-alone`).
 *
 * @param named what is decided, as the refusal names it
 * @param isAside who has a part in it
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
