import type { LateAssembly } from '../assemblies/late-assemblies';
import { objectionNo, type Objection } from '../objections/objection';

/** The reason for a supplementary notice: an upheld objection, or an assembly that met after its quarter was sealed. */
export type SupplementGround =
  { kind: 'objection'; objection: Objection } | { kind: 'assembly'; assembly: LateAssembly };

/** The period whose notice is corrected. */
export function periodOfGround(ground: SupplementGround): string {
  return ground.kind === 'objection' ? ground.objection.notice.period : ground.assembly.period;
}

/** The name by which refusals tell of it: the objection's number (`异2026-3`), or the quarter. */
export function groundNo(ground: SupplementGround): string {
  return ground.kind === 'objection' ? objectionNo(ground.objection) : ground.assembly.quarter;
}

/** Whether both are the same. */
export function isSameGround(one: SupplementGround, other: SupplementGround): boolean {
  return one.kind === 'objection'
    ? other.kind === 'objection' && one.objection.id === other.objection.id
    : other.kind === 'assembly' && one.assembly.quarter === other.assembly.quarter;
}
