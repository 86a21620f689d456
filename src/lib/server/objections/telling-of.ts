import type { SupplementLine } from '../notices/notices';
import type { Objection } from './objection';
import { objectionStanding } from './objection-standing';

/**
 * Which supplementary notice tells of something that an objection has put right: the first that was published because of it
 * after that was recorded.
 *
 * @param supplements of the unit
 * @returns of the number (`seq`) of a ledger line or a rereading the code of the notice; null: it isn't out yet
 */
export function tellingOf(
  objection: Pick<Objection, 'steps' | 'due'>,
  supplements: readonly Pick<SupplementLine, 'code' | 'seq'>[]
): (seq: number) => string | null {
  const codes = objectionStanding(objection).supplements;
  const own = supplements.filter(({ code }) => codes.includes(code)).sort((a, b) => a.seq - b.seq);
  return (seq) => own.find((each) => each.seq > seq)?.code ?? null;
}
