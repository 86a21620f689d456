import { monthOfWork } from '../month-of-work';
import { decidedAndDrawn, halfYearRewarded } from './after-sealing';
import { communityBoards, communityDrills } from './community-boards';
import { communityClaims } from './community-claims';
import { communityObjections } from './community-objections';
import { demoPeople } from './community-people';
import { communityRanks } from './community-ranks';
import { communityWorks } from './community-works';
import type { DemoUnit } from './demo-unit';

/** Scheme A: a community's cadres. */
export const community: DemoUnit = {
  code: 'demo',
  name: '阳光社区',
  parent: '青穗街道',
  board: '一楼大厅',
  objections: {
    who: '纪检专干 方敏',
    where: '社区服务中心二楼 205 室',
    when: '周一至周五 9:00—17:00',
    answerDays: 5
  },
  past: () => 11,
  people: demoPeople,
  month: (asked) => [
    ...monthOfWork(communityWorks, asked.people, asked.month, asked.until, asked.random),
    ...communityRanks(asked)
  ],
  async declares(app, recorder) {
    await communityClaims(app, recorder);
    await communityObjections(app, recorder);
    await decidedAndDrawn(app, recorder);
    await communityBoards(app, recorder);
  },
  meets: communityDrills,
  follows: halfYearRewarded,
  meetsBy: 8,
  decides: { body: '社区两委', minutes: '两委会议纪要' }
};
