import type { EntitledReason } from '$lib/server/assemblies/entitled';
import { m } from '$lib/text';

/** Why fewer members are entitled than the roster has, in words. */
export const whyWords: Record<EntitledReason, () => string> = {
  'no-vote': m.office_assembly_why_no_vote,
  excused: m.office_assembly_why_excused,
  elsewhere: m.office_assembly_why_elsewhere,
  minutes: m.office_assembly_why_minutes
};
