/** Indicators with their weights, and the department that answers for each. `organisation` comes from its detail table. */
export const indicators: readonly [item: string, weight: number, department: string][] = [
  ['integrity', 5, '纪工委'],
  ['publicity', 5, '文体服务站'],
  ['united-front', 6, '人武'],
  ['mass-organisations', 9, '工、青、妇'],
  ['science', 3, '科协'],
  ['disability', 3, '大社保中心'],
  ['next-generation', 3, '组织人事科'],
  ['safety-petitions', 10, '平安工作中心'],
  ['culture-sport', 5, '文体服务站'],
  ['statistics', 5, '经济发展科'],
  ['family-planning', 10, '计生科'],
  ['environment', 10, '社区建设服务站'],
  ['social-security', 10, '大社保中心'],
  ['archives', 3, '党政办'],
  ['finance', 3, '财政统计科']
];

/** A weight less some twentieths of it, with two decimals at most. */
export function lessTwentieths(weight: number, twentieths: number): string {
  return String(Number(((weight * (20 - twentieths)) / 20).toFixed(2)));
}
