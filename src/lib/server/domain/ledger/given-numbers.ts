/**
 * The shape of numbers (流水号) that are given to lines here: those of claims (`申2026-12`), of what objections put right
 * (`异2026-3-1`), of corrected lines (`更2026-1`), and of what an assembly evaluates (`2026-Q3评-1`).
 */
const given = /^(?:[申异更]\d+|\d+-Q\d评)-\d/;

/**
 * Whether a number is one that is given here. A line of a file that bore one would keep a claim from being booked. Or
 * it would count as the correction of a sealed period that no objection and no assembly has made.
 */
export function isGivenNumber(id: string): boolean {
  return given.test(id);
}
