import type { SetupInput } from '$lib/server/domain/setup/setup-input';

/** The first run's form, filled in with made-up data. */
export function setupInput(more: Partial<SetupInput> = {}): SetupInput {
  return {
    name: '阳光社区',
    parent: '青穗街道',
    scheme: 'community-cadres',
    own: '',
    firstPeriod: '2026-11',
    timeZone: 'Asia/Shanghai',
    publicityDays: '5',
    masked: 'no',
    who: '纪检专干 方敏',
    where: '社区服务中心二楼 205 室',
    when: '周一至周五 9:00—17:00',
    answerDays: '5',
    operator: '唐岳',
    username: 'tangyue',
    password: 'correct horse',
    repeated: 'correct horse',
    ...more
  };
}
