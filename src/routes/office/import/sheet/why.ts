import { m } from '$lib/text';

/** Explains how a choice came to be proposed. */
export const whyWord = {
  remembered: m.sheet_why_remembered,
  same: m.sheet_why_same,
  alias: m.sheet_why_alias,
  similar: m.sheet_why_similar,
  total: m.sheet_why_total,
  twice: m.sheet_why_twice,
  beside: m.sheet_why_beside,
  unknown: m.sheet_why_unknown,
  legend: m.sheet_why_legend
};
