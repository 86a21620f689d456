/** A name without the white space that people put between its Han characters to make columns even: 李 明 is 李明. */
export function hanName(name: string): string {
  return name.replace(/(\p{Script=Han})\s+(?=\p{Script=Han})/gu, '$1');
}
