import type { AdoptionLine, Adoptions } from '$lib/server/domain/schemes/adoptions';
import { governing } from '$lib/server/domain/schemes/governing';
import { canWithdraw } from '$lib/server/domain/schemes/checked-change';
import { randomUUID } from 'node:crypto';

/** The unit's adoptions of rules, newest first: in force, coming and past ones. */
export function adoptionsView({ lines }: Pick<Adoptions, 'lines'>, today: string) {
  const spans = governing(lines);
  return [...lines].reverse().flatMap((line) => {
    if (line.action === 'withdraw') return [];
    const span = spans.find(({ no }) => no === line.no);
    return [
      {
        no: line.no,
        action: line.action,
        scheme: line.action === 'adopt' ? line.scheme : '',
        from: span?.from ?? line.from,
        to: span?.to ?? null,
        decision: line.decision,
        recorded: line.recorded,
        state: stateOf(line, { span, today }),
        canWithdraw: canWithdraw(line, today),
        key: randomUUID()
      }
    ];
  });
}

function stateOf(
  line: Exclude<AdoptionLine, { action: 'withdraw' }>,
  { span, today }: { span: { from: string; to: string | null } | undefined; today: string }
): 'withdrawn' | 'coming' | 'now' | 'over' | 'retired' {
  if (line.withdrawn) return 'withdrawn';
  if (line.from > today) return 'coming';
  if (line.action === 'retire') return 'retired';
  return span && (span.to === null || span.to >= today) ? 'now' : 'over';
}
