import { wholeYear, monthNumber } from '$lib/calendar';
import type { WrittenEntry } from '$lib/points';
import { selfScoring } from '../meetings';
import type { DemoMonth, DemoUnit } from './demo-unit';
import { indicators, lessTwentieths } from './indicators';

const communities = ['阳光', '春晖', '望江', '大桥', '文昌', '柳园', '新桥', '北门'];

/** Clauses of the detail table that were met in the demo. */
const found = [
  'team-1b',
  'team-3b',
  'team-5b',
  'team-8a',
  'team-9a',
  'members-2a',
  'members-4a',
  'mechanism-1c'
];

/** The assessments of a year, which are all dated 31 December (M13b). */
function assessed({ people, month, until, random }: DemoMonth): WrittenEntry[] {
  const year = wholeYear(month);
  const date = `${year}-12-31`;
  if (until < date) return [];
  const blank = { date, period: month, quantity: 1, matterText: '', reverses: null };
  const lines = people.flatMap(({ id: subject }, place) => [
    ...indicators.map(([item, weight, department]) => ({
      ...blank,
      subject,
      item,
      basis: `${department}考核表〔${year}〕`,
      value: lessTwentieths(weight, Math.floor(random() * (2 + place)))
    })),
    ...found
      .filter(() => random() < 0.05 + place / 30)
      .map((item) => ({ ...blank, subject, item, value: '', basis: `组织人事科考核记录〔${year}〕` }))
  ]);
  return lines.map((line, index) => ({ id: `${month}-${String(index + 1).padStart(3, '0')}`, ...line }));
}

/** Scheme B: a street that assesses its communities. */
export const street: DemoUnit = {
  code: 'street',
  name: '青穗街道',
  parent: '青穗县',
  board: '街道办事大厅',
  objections: {
    who: '街道组织人事科',
    where: '街道办事处 210 室',
    when: '周一至周五 9:00—17:00',
    answerDays: 5
  },
  past: (open) => 11 + monthNumber(open),
  people: () =>
    communities.map((name, index) => ({
      id: `QS${String(index + 1).padStart(2, '0')}`,
      name: `${name}社区`,
      pool: '',
      group: '',
      from: null,
      to: null
    })),
  month: (asked) => (asked.month.endsWith('-12') ? assessed(asked) : []),
  meetsBy: 10,
  decides: { body: '街道党工委', minutes: '党工委会议纪要' },
  meets: selfScoring
};
