import type { SupplementLine } from '../../notices/notices';
import type { Objection } from '../objection';
import { objectionStatus } from '../objection-status';

/**
 * Finds the supplementary notice that shows a correction: the first that was published for the objection
 * after the correction was recorded.
 * @param supplements of the unit
 * @returns a function from the number (`seq`) of a ledger line or a rereading to the code of the notice;
 * null: it isn't published yet
 */
export function tellingOf(
  objection: Pick<Objection, 'steps' | 'due'>,
  supplements: readonly Pick<SupplementLine, 'code' | 'seq'>[]
): (seq: number) => string | null {
  const codes = objectionStatus(objection).supplements;
  const own = supplements.filter(({ code }) => codes.includes(code)).sort((a, b) => a.seq - b.seq);
  return (seq) => own.find((each) => each.seq > seq)?.code ?? null;
}
