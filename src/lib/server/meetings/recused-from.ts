import type { Account } from '../accounts/accounts';
import type { Problem } from '../problem';
import { quorumOf } from './committee';
import type { Meeting } from './meetings';
import { refuseWhereCommitteeCan } from './superior-alone';

/** What a meeting decides. */
interface Decided {
  /** as the refusals name it */
  named: string;
  accounts: readonly Account[];
  /** who has a part in it */
  isAside: (account: string) => boolean;
  /** the refusal when those who are left are no quorum */
  tooFew: (left: number, needed: number) => Problem;
  /** what was taken to the superior, the superior decides, whatever the committee could; default: no */
  isAppeal?: boolean;
}

/**
 * Those in a meeting who have a part in what it decides, and so step aside (回避). Who is left has to be a quorum. The database
 * refuses a ruling without it, too.
 *
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
