/**
 * The part of a form's key that tells the rows of a page apart, where each has a form of its own: `-2026-0012` of
 * 申报-2026-0012. A key has Latin letters, digits and hyphens alone.
 */
export function keyPart(no: string): string {
  return no.replace(/\D+/g, '-');
}
