import type { Reason } from '$lib/points';
import { m } from '$lib/text';

/** Why a line counts less than its face value, in a word or two; null for a reason that takes nothing off. */
const words: Record<Reason, (() => string) | null> = {
  counted: null,
  fact: m.office_reason_fact,
  standing: null,
  'standing-broken': null,
  'full-marks': null,
  ballots: null,
  weighted: null,
  mean: null,
  shortfall: null,
  excess: null,
  'same-matter': m.office_reason_same_matter,
  'once-a-month': m.office_reason_once_a_month,
  cap: m.office_reason_cap,
  reversed: m.office_reason_reversed,
  correction: null,
  'after-year-end': m.office_reason_after_year_end,
  'at-year-end': m.office_reason_at_year_end,
  floor: m.office_reason_floor,
  voids: m.office_reason_voids,
  void: m.office_reason_void,
  'not-present': m.office_reason_not_present,
  'taken-over': null,
  veto: m.office_reason_veto,
  lifted: null
};

/** The words for a reason; '' for one without words, and for one of a later version, as a filed document may have. */
export function reasonWord(reason: string): string {
  return words[reason as Reason]?.() ?? '';
}
