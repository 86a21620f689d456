import { expect, it } from 'vitest';
import { reminderTrouble, type ReminderAbilities } from './reminder-trouble';

const android: ReminderAbilities = {
  isSecure: true,
  userAgent: 'Mozilla/5.0 (Linux; Android 11) Chrome/120 Mobile Safari/537.36 EdgA/120',
  touches: 5,
  hasWorker: true,
  hasPush: true,
  permission: 'default'
};
const iphone = { userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1' };
const wechat = { userAgent: `${android.userAgent} MicroMessenger/8.0` };
const bare = { hasWorker: false, hasPush: false, permission: null };

it.each<[string, ReturnType<typeof reminderTrouble>, Partial<ReminderAbilities>]>([
  ['a phone that was never asked', null, {}],
  ['one that allows it', null, { permission: 'granted' }],
  ['one that refused it', 'denied', { permission: 'denied' }],
  ['plain http, which hides all else', 'https', { ...bare, isSecure: false }],
  ['WeChat', 'wechat', wechat],
  ['WeChat on plain http', 'wechat', { ...wechat, ...bare, isSecure: false }],
  ['an iPhone’s Safari', 'iphone', { ...iphone, hasPush: false, permission: null }],
  ['an iPhone’s installed app', null, iphone],
  ['an old browser', 'browser', { hasPush: false }],
  ['a browser without notifications', 'browser', { permission: null }]
])('%s', (_, trouble, abilities) => {
  expect(reminderTrouble(true, { ...android, ...abilities })).toBe(trouble);
});

it('a server that pushes nothing is named before anything else', () => {
  expect(reminderTrouble(false, { ...android, ...wechat, ...bare, isSecure: false })).toBe('server');
});
