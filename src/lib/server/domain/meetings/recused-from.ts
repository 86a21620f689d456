import type { Account } from '../accounts/accounts';
import type { Problem } from '../../platform/problem/problem';
import { quorumOf } from './committee';
import type { Meeting } from './meetings';
import { refuseWhereCommitteeCan } from './superior-alone';

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
