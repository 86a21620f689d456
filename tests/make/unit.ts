import type { Scheme } from '$lib/points';
import { builtInScheme } from '$lib/schemes';
import { type addUnit } from '$lib/server/domain/units/sql-unit';

/** The data with which a unit is founded; it is made up. */
export const unit = (more: Partial<Parameters<typeof addUnit>[1]> = {}): Parameters<typeof addUnit>[1] => ({
  name: '阳光社区',
  parent: '青穗街道',
  scheme: 'community-cadres',
  timeZone: 'Asia/Shanghai',
  firstPeriod: '2026-09',
  masked: false,
  publicityDays: 5,
  objections: { who: '纪检专干', where: '一楼大厅', when: '工作日', answerDays: 5 },
  ...more
});

export function communityCadresScheme(): Scheme {
  const scheme = builtInScheme('community-cadres');
  if (!scheme) throw new Error('the scheme is built in');
  return scheme;
}
