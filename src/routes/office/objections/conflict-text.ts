import type { MatterPart, OpenPart } from '$lib/server/domain/conflicts/conflict';
import { m } from '$lib/text';

/** A colleague's part in a matter in words; `other` stands for any part that isn't disclosed. */
export function partText(part: OpenPart | 'other'): string {
  return partNames[part]();
}

/**
 * Says why the reader steps aside, and who goes on.
 * @param part the reader's own part in the matter
 * @param left who goes on
 */
export function asideText(part: MatterPart, left: 'unit' | 'superior' | 'nobody'): string {
  return asideTexts[left]({ why: whyTexts[part]() });
}

const partNames: Record<OpenPart | 'other', () => string> = {
  proposed: m.objection_part_proposed,
  sealed: m.objection_part_sealed,
  published: m.objection_part_published,
  assessed: m.objection_part_assessed,
  keyed: m.objection_part_keyed,
  compared: m.objection_part_compared,
  corrected: m.objection_part_corrected,
  heard: m.objection_part_heard,
  other: m.objection_part_other
};

const asideTexts = {
  unit: m.objection_aside_unit,
  superior: m.objection_aside_superior,
  nobody: m.objection_aside_nobody
} as const;

const whyTexts: Record<MatterPart, () => string> = {
  proposed: m.objection_why_proposed,
  sealed: m.objection_why_sealed,
  published: m.objection_why_published,
  assessed: m.objection_why_assessed,
  keyed: m.objection_why_keyed,
  compared: m.objection_why_compared,
  corrected: m.objection_why_corrected,
  heard: m.objection_why_heard,
  entered: m.objection_why_entered,
  checked: m.objection_why_checked,
  decided: m.objection_why_decided,
  declared: m.objection_why_declared,
  raised: m.objection_why_raised,
  subject: m.objection_why_subject
};
