/** Dots that minority names are written with, by hand, by input method and by programs that copy: 阿依努尔·热合曼 has the first. */
const dots = /\s*[·•・‧∙⋅･⸱ꞏ]\s*/g;

/**
 * A name as it is kept and compared, at every door. White space of any width, also a line break in a cell, is one space, and none
 * between Han characters, where people put it to make columns even: 李 明 is 李明. The middle dots of minority names are one
 * character, and so is a full stop between Han characters. A hidden character stays, and is refused.
 */
export function hanName(name: string): string {
  return name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(dots, '·')
    .replace(/(\p{Script=Han})\s+(?=\p{Script=Han})/gu, '$1')
    .replace(/(\p{Script=Han})\s?[.．]\s?(?=\p{Script=Han})/gu, '$1·');
}

/** A name as it is compared: 李 明 is 李明, full width is half width, and every middle dot is one, also beside Latin letters. */
export function nameKey(name: string): string {
  return hanName(name).normalize('NFKC').replace(/\s+/g, '').replace(/\./g, '·');
}

/** Whether two written names are one name. */
export function isSameName(one: string, other: string): boolean {
  return nameKey(one) === nameKey(other);
}
