import { monthNumber } from '$lib/calendar';
import { assembly } from '../meetings';
import { monthOfWork, type DemoWork } from '../month-of-work';
import { askedOfLast } from './after-sealing';
import { ownClaims } from './own-claims';
import type { DemoUnit } from './demo-unit';
import { inventedNames } from './names';

const works: readonly DemoWork[] = [
  {
    item: 'perform-post',
    chance: 0.35,
    matters: ['公开课', '教研活动', '毕业班辅导'],
    basis: (year, no) => `教务处记录 ${year}-${no}`,
    value: (random) => String(1 + Math.floor(random() * 3))
  },
  {
    item: 'perform-pledge',
    chance: 0.25,
    matters: ['承诺事项兑现'],
    basis: (year, no) => `承诺台账 ${year}-${no}`,
    value: () => '2'
  },
  {
    item: 'perform-service',
    chance: 0.3,
    matters: ['社区报到服务', '护学岗', '送教上门'],
    basis: (year, no) => `服务登记 ${year}-${no}`,
    value: (random) => (random() < 0.5 ? '1' : '1.5')
  },
  {
    item: 'perform-vanguard',
    chance: 0.1,
    matters: ['急难任务带头'],
    basis: (year, no) => `支部记录 ${year}-${no}`,
    value: () => '3'
  },
  {
    item: 'base-duty',
    chance: 0.08,
    matters: ['缺席主题党日'],
    basis: (year, no) => `签到表 ${year}-${no}`,
    value: () => '2'
  },
  {
    item: 'fault',
    chance: 0.03,
    matters: ['材料迟交'],
    basis: (year, no) => `支部记录 ${year}-${no}`,
    value: () => '1'
  }
];

/** Scheme D: the members of a party branch. */
export const branch: DemoUnit = {
  code: 'branch',
  name: '青穗小学党支部',
  parent: '青穗小学党委',
  board: '党员活动室',
  objections: {
    who: '支部纪检委员',
    where: '党员活动室',
    when: '周一至周五 16:00—17:30',
    answerDays: 5
  },
  past: (open) => 11 + monthNumber(open),
  people: () =>
    inventedNames(15, 60).map((name, index) => ({
      id: `DY${String(index + 1).padStart(2, '0')}`,
      name,
      pool: '',
      group: '',
      from: null,
      to: null
    })),
  month: ({ people, month, until, random }) => monthOfWork(works, people, month, until, random),
  meetsBy: 10,
  decides: { body: '支委会', minutes: '支委会记录' },
  meets: assembly,
  asks: true,
  async declares(app, recorder) {
    await askedOfLast(app, recorder);
    await ownClaims(app, recorder, {
      subject: 'DY04',
      claims: [
        {
          item: 'perform-service',
          value: '2',
          matterText: '周末义务辅导',
          basis: '志愿服务登记',
          story: '周末在社区为留守儿童辅导作业半天。'
        },
        {
          item: 'perform-post',
          value: '3',
          matterText: '校级公开课',
          basis: '教务处通报',
          story: '上一节校级公开课，并带一名青年教师备课。'
        }
      ]
    });
  }
};
