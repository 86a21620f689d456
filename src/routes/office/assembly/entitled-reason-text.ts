import type { EntitledReason } from '$lib/server/domain/assemblies/entitled';
import { m } from '$lib/text';

/** Reasons why fewer members are entitled to vote than the roster has. */
export const entitledReasonText: Record<EntitledReason, () => string> = {
  'no-vote': m.office_assembly_why_no_vote,
  excused: m.office_assembly_why_excused,
  elsewhere: m.office_assembly_why_elsewhere,
  minutes: m.office_assembly_why_minutes
};
