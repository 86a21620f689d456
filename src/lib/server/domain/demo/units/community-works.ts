import type { DemoWork } from '../month-of-work';

/** The works of a community in a month. */
export const communityWorks: readonly DemoWork[] = [
  {
    item: 'task-early',
    chance: 0.45,
    matters: ['用气用电排查', '值班巡查', '老旧小区摸底', '人口信息核对'],
    basis: (year, no) => `街道任务单 ${year}-${no}`
  },
  {
    item: 'task-on-time',
    chance: 0.7,
    matters: ['消防通道巡查', '文明城市迎检', '医保参保动员', '垃圾分类宣传'],
    basis: (year, no) => `街道任务单 ${year}-${no}`
  },
  {
    item: 'task-late',
    chance: 0.08,
    matters: ['环境整治', '楼道清理'],
    basis: (year, no) => `街道任务单 ${year}-${no}`
  },
  {
    item: 'activity',
    chance: 0.8,
    most: 2,
    matters: ['邻里节', '居民议事会', '志愿服务日', '反诈宣讲', '健步走'],
    basis: (year, no) => `活动签报 ${year}-${no}`
  },
  {
    item: 'mediation',
    chance: 0.3,
    most: 2,
    matters: ['楼上楼下漏水', '晾晒占道', '停车纠纷', '宠物扰民', '空调外机滴水'],
    basis: (year, no) => `阳光调字〔${year}〕${no}号`
  },
  {
    item: 'registration',
    chance: 0.25,
    most: 2,
    matters: ['出租房屋', '流动人口'],
    basis: (_, no) => `登记簿第 ${no} 号`
  },
  {
    item: 'good-deed',
    chance: 0.15,
    matters: ['送独居老人就医', '帮残疾人换灯', '代买药品'],
    basis: (_, no) => `居民感谢信 ${no}`
  },
  {
    item: 'contest',
    chance: 0.06,
    matters: ['街道广场舞比赛', '知识竞赛'],
    basis: (year, no) => `街道通报〔${year}〕${no}号`
  },
  {
    item: 'complaint',
    chance: 0.04,
    matters: ['办事窗口态度'],
    basis: (year, no) => `12345 工单 ${year}-${no}`
  },
  {
    item: 'criticised',
    chance: 0.04,
    matters: ['台账不规范'],
    basis: (year, no) => `街道通报〔${year}〕${no}号`
  },
  { item: 'late', chance: 0.1, matters: [''], basis: () => '考勤记录' },
  { item: 'personal-leave', chance: 0.12, matters: [''], basis: () => '请假条' },
  {
    item: 'commendation',
    chance: 0.02,
    matters: ['先进个人'],
    basis: (year, no) => `表彰决定〔${year}〕${no}号`,
    value: (random) => (random() < 0.7 ? 'street' : 'city')
  }
];
