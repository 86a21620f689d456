import { monthNumber } from '$lib/calendar';
import type { Subject } from '$lib/points';
import { monthOfWork, type DemoWork } from '../month-of-work';
import type { DemoUnit } from './demo-unit';
import { inventedNames } from './names';
import { ownClaims } from './own-claims';

const inPool = 22;

/** Last of both pools: nobody's fault, the demo needs a run of three quarters in the bottom 5 % (C). */
const isLast = ({ id }: Subject) => id === `L${inPool}` || id === `R${inPool}`;
const isNot = (person: Subject) => !isLast(person);

const works: readonly DemoWork[] = [
  {
    item: 'media',
    chance: 0.3,
    matters: ['基层治理经验稿', '乡村振兴报道', '项目建设消息'],
    basis: (year, no) => `采用通知 ${year}-${no}`,
    value: (random) => (random() < 0.8 ? 'city' : 'province'),
    whom: isNot
  },
  {
    item: 'public-welfare',
    chance: 0.15,
    matters: ['结对帮扶', '志愿服务活动'],
    basis: (year, no) => `佐证材料 ${year}-${no}`,
    whom: isNot
  },
  {
    item: 'for-the-people',
    chance: 0.15,
    matters: ['创建活动', '便民服务改造'],
    basis: (year, no) => `佐证材料 ${year}-${no}`,
    whom: isNot
  },
  {
    item: 'key-secondment',
    chance: 0.04,
    matters: ['重点项目专班'],
    basis: (year, no) => `抽调函〔${year}〕${no}号`,
    whom: isNot
  },
  {
    item: 'work-honour',
    chance: 0.04,
    matters: ['单项工作表彰'],
    basis: (year, no) => `表彰决定〔${year}〕${no}号`,
    value: (random) => (random() < 0.8 ? 'county' : 'city'),
    whom: isNot
  },
  {
    item: 'circular-criticism',
    chance: 0.02,
    matters: ['数据报送迟缓'],
    basis: (year, no) => `通报〔${year}〕${no}号`
  },
  {
    item: 'discipline-duty',
    chance: 0.03,
    matters: ['缺席组织生活'],
    basis: (year, no) => `巡访记录 ${year}-${no}`,
    value: () => '0.5'
  },
  {
    item: 'disobedience',
    chance: 1,
    matters: ['工作推进不力'],
    basis: (year, no) => `督查通报〔${year}〕${no}号`,
    whom: isLast
  }
];

function pool(name: string, letter: string, from: number): Subject[] {
  return inventedNames(inPool, from).map((each, index) => ({
    id: `${letter}${String(index + 1).padStart(2, '0')}`,
    name: each,
    pool: name,
    group: '',
    from: null,
    to: null
  }));
}

/** Scheme C: a county's officials and its reserve. */
export const county: DemoUnit = {
  code: 'county',
  name: '青穗县',
  parent: '青穗市',
  board: '县委大院公示栏',
  objections: {
    who: '县委组织部干部监督科',
    where: '县委办公楼 306 室',
    when: '周一至周五 9:00—17:00',
    answerDays: 5
  },
  // It begins in January two years before, so that somebody is last of two whole years, which the commission
  // talks about.
  past: (open) => 23 + monthNumber(open),
  people: () => [...pool('科级领导', 'L', 0), ...pool('后备干部', 'R', inPool)],
  month: ({ people, month, until, random }) => monthOfWork(works, people, month, until, random),
  meetsBy: 5,
  decides: { body: '县委组织部部务会', minutes: '部务会纪要' },
  declares: (app, recorder) =>
    ownClaims(app, recorder, {
      subject: 'L03',
      claims: [
        {
          item: 'media',
          value: 'city',
          matterText: '基层治理经验稿',
          basis: '采用通知',
          story: '网格治理做法被市级媒体采用。'
        },
        {
          item: 'for-the-people',
          matterText: '便民服务改造',
          basis: '佐证材料',
          story: '牵头改造村级便民服务点，已投入使用。'
        }
      ]
    })
};
