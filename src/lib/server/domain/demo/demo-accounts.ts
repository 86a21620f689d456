import type { RoleName } from '../../platform/access/actor';

/** The demo's one password: printed, and shown on the demo's sign-in page. */
export const demoPassword = 'yangguang';

/** One unit for each rule document. `demo` is the community; its code is older than the others. */
export type DemoUnitCode = 'demo' | 'street' | 'county' | 'branch' | 'town';

export interface DemoAccount {
  username: string;
  name: string;
  roles: readonly RoleName[];
  /** number in the roster, for who is scored */
  subject: string | null;
  /** the responsible department of the scheme for which the account enters indicators */
  department?: string;
  /** further units whose superior the account is */
  superiorOf?: readonly DemoUnitCode[];
}

/** In the order of the sign-in page. */
export const demoUnits: readonly {
  code: DemoUnitCode;
  name: string;
  /** id of its built-in scheme */
  schemeId: string;
  /** the scored subject matter, in both languages */
  scheme: string;
  english: string;
  accounts: readonly DemoAccount[];
  /** names of committee members who sit in meetings and never sign in */
  sits: readonly string[];
}[] = [
  {
    code: 'demo',
    name: '阳光社区',
    schemeId: 'community-cadres',
    scheme: '社区干部',
    english: 'Community cadres',
    accounts: [
      { username: 'fangmin', name: '方敏', roles: ['recorder', 'member'], subject: 'YG001' },
      { username: 'liming', name: '李明', roles: ['member'], subject: 'YG002' },
      { username: 'shenqiuyue', name: '沈秋月', roles: ['member'], subject: 'YG003' },
      { username: 'hejie', name: '何洁', roles: ['committee'], subject: null },
      { username: 'xuanchuan', name: '彭亮', roles: ['editor'], subject: null },
      { username: 'guanli', name: '唐岳', roles: ['operator'], subject: null }
    ],
    sits: ['周建国', '许文兰', '丁国平', '邵海燕']
  },
  {
    code: 'street',
    name: '青穗街道',
    schemeId: 'community-organisation',
    scheme: '考核社区',
    english: 'A street’s communities',
    accounts: [
      {
        username: 'jiedao',
        name: '街道组织人事科',
        roles: ['recorder'],
        subject: null,
        superiorOf: ['demo']
      },
      { username: 'zhuren', name: '街道办事处主任', roles: ['committee'], subject: null },
      { username: 'quwei', name: '县委组织部', roles: ['superior'], subject: null, superiorOf: ['town'] },
      {
        username: 'pingan',
        name: '平安工作中心',
        roles: ['department'],
        subject: null,
        department: '平安工作中心'
      },
      { username: 'chunhui', name: '春晖社区', roles: ['member'], subject: 'QS02' }
    ],
    sits: ['街道党工委书记', '街道组织委员']
  },
  {
    code: 'county',
    name: '青穗县',
    schemeId: 'county-officials',
    scheme: '县科级领导干部',
    english: 'County officials',
    accounts: [
      { username: 'zuzhibu', name: '县委组织部', roles: ['recorder'], subject: null },
      { username: 'changwei', name: '县委组织部部务会', roles: ['committee'], subject: null },
      { username: 'xianjiwei', name: '县纪委', roles: ['commission'], subject: null },
      { username: 'shiwei', name: '市委组织部', roles: ['superior'], subject: null },
      { username: 'xianganbu', name: '县管干部', roles: ['member'], subject: 'L03' }
    ],
    sits: ['部长', '常务副部长', '干部组长']
  },
  {
    code: 'branch',
    name: '青穗小学党支部',
    schemeId: 'party-members',
    scheme: '党员',
    english: 'Party members',
    accounts: [
      // Discipline is for the committee and the person alone, so the recorder of this branch sits in its
      // committee.
      { username: 'zhibu', name: '支部组织委员', roles: ['recorder', 'committee'], subject: null },
      { username: 'shuji', name: '支部书记', roles: ['committee'], subject: null },
      { username: 'xuexiaodangwei', name: '青穗小学党委', roles: ['superior'], subject: null },
      { username: 'dangyuan', name: '支部党员', roles: ['member'], subject: 'DY04' }
    ],
    sits: ['支部宣传委员']
  },
  {
    code: 'town',
    name: '青穗镇',
    schemeId: 'town-thousand',
    scheme: '镇机关千分制',
    english: 'Town staff, a thousand points',
    accounts: [
      { username: 'zhenban', name: '镇党政办', roles: ['recorder'], subject: null },
      // A ballot's papers are checked by somebody else than who keyed them in.
      { username: 'zhenshuji', name: '镇机关支部', roles: ['committee'], subject: null },
      {
        username: 'pianzhang',
        name: '片长',
        roles: ['department'],
        subject: null,
        department: '包片委员、片长'
      },
      {
        username: 'fuzeren',
        name: '部门负责人',
        // The roster says which department the head is of, and thereby whose people the account marks.
        roles: ['department', 'member'],
        subject: 'Z006',
        department: '部门负责人'
      },
      { username: 'zhenganbu', name: '镇机关干部', roles: ['member'], subject: 'Z005' }
    ],
    sits: ['机关支部书记', '党委副书记', '机关支部组织委员']
  }
];

/** The id of a demo unit's scheme. */
export function demoScheme(code: DemoUnitCode): string {
  const unit = demoUnits.find((each) => each.code === code);
  if (!unit) throw new Error(`no demo unit ${code}`);
  return unit.schemeId;
}

export const demoAccounts: readonly DemoAccount[] = demoUnits.flatMap(({ accounts }) => accounts);
