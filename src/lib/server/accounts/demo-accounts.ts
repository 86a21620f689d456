import type { RoleName } from './actor';

/** The demo's one password: printed, and shown on the demo's sign-in page. */
export const demoPassword = 'yangguang';

interface DemoAccount {
  username: string;
  name: string;
  roles: readonly RoleName[];
  /** number in the roster, for who is scored */
  subject: string | null;
}

export const demoAccounts: readonly DemoAccount[] = [
  {
    username: 'fangmin',
    name: '方敏',
    roles: ['recorder', 'member'],
    subject: 'YG001'
  },
  { username: 'liming', name: '李明', roles: ['member'], subject: 'YG002' },
  {
    username: 'shenqiuyue',
    name: '沈秋月',
    roles: ['member'],
    subject: 'YG003'
  },
  { username: 'hejie', name: '何洁', roles: ['committee'], subject: null },
  { username: 'xuanchuan', name: '彭亮', roles: ['editor'], subject: null },
  { username: 'guanli', name: '唐岳', roles: ['operator'], subject: null }
];
