import type { RoleName } from './actor';

/** The demo's one password: printed, and shown on the demo's sign-in page. */
export const demoPassword = 'yangguang';

interface DemoAccount {
  username: string;
  name: string;
  roles: readonly RoleName[];
  /** number in the roster, for who is scored */
  subject: string | null;
  /** printed beside it */
  what: string;
}

export const demoAccounts: readonly DemoAccount[] = [
  {
    username: 'fangmin',
    name: '方敏',
    roles: ['recorder', 'member'],
    subject: 'YG001',
    what: '方敏 记录员（纪检专干）、干部 / recorder, member'
  },
  { username: 'liming', name: '李明', roles: ['member'], subject: 'YG002', what: '李明 干部 / member' },
  {
    username: 'shenqiuyue',
    name: '沈秋月',
    roles: ['member'],
    subject: 'YG003',
    what: '沈秋月 干部 / member'
  },
  { username: 'hejie', name: '何洁', roles: ['committee'], subject: null, what: '何洁 两委 / committee' },
  { username: 'xuanchuan', name: '彭亮', roles: ['editor'], subject: null, what: '彭亮 宣传员 / editor' },
  { username: 'guanli', name: '唐岳', roles: ['operator'], subject: null, what: '唐岳 管理员 / operator' }
];
