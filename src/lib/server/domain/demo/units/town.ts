import { wholeYear, monthNumber } from '$lib/calendar';
import type { WrittenEntry, Subject } from '$lib/points';
import { holdBallot } from '../meetings';
import { monthOfWork, type DemoWork } from '../month-of-work';
import type { DemoMonth, DemoUnit } from './demo-unit';
import { inventedNames } from './names';

const rosterGroup = (index: number) =>
  index < 4 ? 'leaders' : index < 9 ? 'head' : index < 25 ? 'staff' : 'temporary';

/** The works of every month. */
const works: readonly DemoWork[] = [
  { item: 'visit', chance: 1, most: 20, matters: [''], basis: (year, no) => `走访笔记 ${year}-${no}` },
  {
    item: 'volunteer',
    chance: 0.7,
    most: 3,
    matters: [''],
    basis: (year, no) => `志愿时长登记 ${year}-${no}`
  },
  { item: 'attendance-late', chance: 0.15, matters: [''], basis: () => '考勤记录' },
  { item: 'attendance-absent', chance: 0.05, matters: [''], basis: () => '考勤记录' },
  { item: 'hygiene-fault', chance: 0.12, matters: [''], basis: (year, no) => `卫生检查 ${year}-${no}` },
  { item: 'utilities-fault', chance: 0.08, matters: [''], basis: (year, no) => `节能检查 ${year}-${no}` },
  { item: 'duty-missed', chance: 0.04, matters: [''], basis: (year, no) => `值班记录 ${year}-${no}` },
  { item: 'meeting-fault', chance: 0.06, matters: [''], basis: (year, no) => `会议签到 ${year}-${no}` },
  { item: 'personal-leave', chance: 0.15, most: 3, matters: [''], basis: () => '请假条' },
  { item: 'masses-day-fault', chance: 0.005, matters: [''], basis: (year, no) => `督查记录 ${year}-${no}` },
  {
    item: 'experience',
    chance: 0.02,
    matters: ['典型经验转发'],
    basis: (year, no) => `转发文件〔${year}〕${no}号`,
    value: () => 'city'
  },
  {
    item: 'circular',
    chance: 0.02,
    matters: [''],
    basis: (year, no) => `镇通报〔${year}〕${no}号`
  }
];

/** The assessments of the year, dated 31 December, with lower values further down the roster. */
function settled({ people, month, until, random }: DemoMonth): Omit<WrittenEntry, 'id'>[] {
  const year = wholeYear(month);
  const date = `${year}-12-31`;
  if (until < date) return [];
  const line = ({ id: subject }: Subject, item: string, value: string, basis: string) => ({
    subject,
    item,
    value,
    basis,
    date,
    period: month,
    quantity: 1,
    matterText: '',
    reverses: null
  });
  return people.flatMap((person, place) => [
    line(person, 'central', String(300 - 5 * place - Math.floor(random() * 60)), `中心工作考核表〔${year}〕`),
    person.group === 'head'
      ? line(person, 'professional-grade', String(Math.floor(random() * 3)), `全区考核通报〔${year}〕`)
      : line(
          person,
          'professional',
          String(200 - 3 * place - Math.floor(random() * 20)),
          `部门评定表〔${year}〕`
        )
  ]);
}

/** Scheme E: a town's staff, a thousand points. */
export const town: DemoUnit = {
  code: 'town',
  name: '青穗镇',
  parent: '青穗县',
  board: '镇机关大厅',
  objections: {
    who: '镇纪委',
    where: '镇政府 105 室',
    when: '周一至周五 9:00—17:00',
    answerDays: 5
  },
  past: (open) => 11 + monthNumber(open),
  people: () =>
    inventedNames(28, 80).map((name, index) => ({
      id: `Z${String(index + 1).padStart(3, '0')}`,
      name,
      pool: '',
      group: rosterGroup(index),
      from: null,
      to: null
    })),
  month(asked) {
    const { people, month, until, random } = asked;
    const year = settled(asked).map((line, index) => ({ id: `${month}-N${index + 1}`, ...line }));
    return [...monthOfWork(works, people, month, until, random), ...year];
  },
  decides: { body: '镇党政联席会', minutes: '党政联席会议纪要' },
  meets: holdBallot
};
