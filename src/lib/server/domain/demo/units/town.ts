import { wholeYear, monthNumber } from '$lib/calendar';
import type { WrittenEntry, Subject } from '$lib/points';
import { holdBallot } from '../meetings';
import { monthOfWork, type DemoWork } from '../month-of-work';
import type { DemoMonth, DemoUnit } from './demo-unit';
import { inventedNames } from './names';

const rosterGroup = (index: number) =>
  index < 6 ? 'leaders' : index < 11 ? 'head' : index < 26 ? 'staff' : 'temporary';

const departments = [
  '党建工作办公室',
  '经济发展办公室',
  '社会事务办公室',
  '平安法治办公室',
  '农业农村办公室'
];
/** Leaders are of no department; each department has one head and some of the others. */
const rosterDepartment = (index: number) =>
  index < 6 ? '' : (departments[(index - 6) % departments.length] ?? '');

/**
 * The works of every month. Their kinds and sizes differ enough that few people end a month with the same
 * points.
 */
const works: readonly DemoWork[] = [
  { item: 'visit', chance: 1, most: 20, matters: [''], basis: (year, no) => `走访笔记 ${year}-${no}` },
  {
    item: 'volunteer',
    chance: 0.7,
    most: 3,
    matters: ['河道清理', '敬老院打扫', '集市文明劝导'],
    basis: (year, no) => `志愿时长登记 ${year}-${no}`
  },
  {
    item: 'secondment',
    chance: 0.45,
    most: 3,
    matters: ['秸秆禁烧巡查', '医保集中缴费', '经济普查入户', '防汛值守'],
    basis: (year, no) => `抽调通知〔${year}〕${no}号`
  },
  {
    item: 'organisation-inspection',
    chance: 0.1,
    matters: ['党建材料抽查'],
    basis: (year, no) => `检查通报〔${year}〕${no}号`,
    value: (random) => (random() < 0.8 ? 'district' : 'prefecture')
  },
  {
    item: 'dept-honour',
    chance: 0.08,
    matters: ['平安建设', '征兵工作', '统计工作'],
    basis: (year, no) => `表彰决定〔${year}〕${no}号`,
    value: () => 'city'
  },
  {
    item: 'experience',
    chance: 0.05,
    matters: ['典型经验转发'],
    basis: (year, no) => `转发文件〔${year}〕${no}号`,
    value: () => 'city'
  },
  {
    item: 'attendance-late',
    chance: 0.5,
    most: 5,
    matters: ['早签到迟到', '下午签到迟到'],
    basis: () => '考勤记录'
  },
  { item: 'attendance-absent', chance: 0.2, most: 2, matters: ['查岗不在岗'], basis: () => '查岗记录' },
  {
    item: 'hygiene-fault',
    chance: 0.45,
    most: 7,
    matters: ['办公室卫生不合格', '包干区未清扫'],
    basis: (year, no) => `卫生检查 ${year}-${no}`
  },
  {
    item: 'utilities-fault',
    chance: 0.35,
    most: 3,
    matters: ['下班未关空调', '长明灯'],
    basis: (year, no) => `节能检查 ${year}-${no}`
  },
  {
    item: 'duty-missed',
    chance: 0.25,
    most: 3,
    matters: ['夜班缺岗'],
    basis: (year, no) => `值班记录 ${year}-${no}`
  },
  {
    item: 'meeting-fault',
    chance: 0.35,
    most: 3,
    matters: ['机关例会迟到', '会上接打手机'],
    basis: (year, no) => `会议签到 ${year}-${no}`
  },
  {
    item: 'refused-task',
    chance: 0.08,
    matters: ['不服从任务分配'],
    basis: (year, no) => `工作调度记录 ${year}-${no}`
  },
  { item: 'personal-leave', chance: 0.15, most: 3, matters: [''], basis: () => '请假条' },
  {
    item: 'masses-day-fault',
    chance: 0.01,
    matters: ['联系日无故缺岗'],
    basis: (year, no) => `督查记录 ${year}-${no}`
  },
  { item: 'circular', chance: 0.02, matters: ['材料迟报'], basis: (year, no) => `镇通报〔${year}〕${no}号` }
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
    line(person, 'central', String(300 - 9 * place - Math.floor(random() * 60)), `中心工作考核表〔${year}〕`),
    person.group === 'head'
      ? line(person, 'professional-grade', String(Math.floor(random() * 3)), `全区考核通报〔${year}〕`)
      : line(
          person,
          'professional',
          String(200 - 4 * place - Math.floor(random() * 40)),
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
      department: rosterDepartment(index),
      from: null,
      to: null
    })),
  month(asked) {
    const { people, month, until, random } = asked;
    const year = settled(asked).map((line, index) => ({ id: `${month}-N${index + 1}`, ...line }));
    return [...monthOfWork(works, people, month, until, random), ...year];
  },
  meetsBy: 5,
  decides: { body: '机关支部', minutes: '机关支部会议纪要' },
  meets: holdBallot
};
