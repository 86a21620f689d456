/** A name as a unit that masks shows it: the first character and one star, 张*; 阿依努尔·热合曼 becomes 阿*. */
export function mask(name: string): string {
  const [first = ''] = Array.from(name);
  return `${first}*`;
}
