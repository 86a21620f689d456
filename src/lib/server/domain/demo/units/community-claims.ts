import { addDays, dayIn, wholeYear } from '$lib/calendar';
import type { Actor } from '../../../platform/access/actor';
import { forwardClaims, returnClaims } from '../../claims/check-claims';
import { declareClaim, keyClaim } from '../../claims/declare-claim';
import type { App } from '../../../app';
import { demoTimeZone } from '../found-unit';
import { memberOf } from './member-of';

/**
 * The claims on the dashboard in the open month: declared, reported, on paper, sent back, and before the
 * meeting. All invented.
 */
export async function communityClaims(app: App, recorder: Actor): Promise<void> {
  const today = dayIn(demoTimeZone, app.clock());
  const ago = (days: number) => addDays(today, -days);
  const year = wholeYear(today);
  const declare = (key: string, by: Actor, more: Partial<typeof nothing>) =>
    declareClaim(app, by, { key: `demo-claim-${key}`, ...nothing, date: today, ...more });
  const liming = await memberOf(app, recorder, 'YG002');
  const shen = await memberOf(app, recorder, 'YG003');

  await declare('mediation', liming, {
    item: 'mediation',
    date: ago(2),
    basis: `人民调解协议书〔${year}〕52号`,
    matterText: '五号院空调滴水',
    story: '五号院两户因空调外机滴水争执，现场查看后约定加装接水管，当天签了协议。'
  });
  await declare('good-deed', shen, {
    subject: 'YG002',
    item: 'good-deed',
    date: ago(1),
    basis: '居民感谢信',
    story: '陪独居老人连夜就医，家属送来感谢信。'
  });
  const cleaning = await declare('activity', shen, {
    item: 'activity',
    date: ago(3),
    basis: `活动签到表〔${year}〕31号`,
    story: '参加周末清洁日，负责三号楼。'
  });
  const registered = await declare('registration', liming, {
    item: 'registration',
    date: ago(4),
    quantity: '3',
    story: '代办居住证登记。'
  });
  await keyClaim(app, recorder, {
    key: 'demo-claim-paper',
    ...nothing,
    subject: 'YG004',
    item: 'registration',
    date: ago(2),
    quantity: '2',
    basis: `登记簿〔${year}〕213号`,
    paper: `申请表〔${year}〕8号`
  });
  await forwardClaims(app, recorder, {
    key: 'demo-claim-forward',
    words: '签到表已核对。',
    claims: [{ claim: cleaning.id, seen: 1 }]
  });
  await returnClaims(app, recorder, {
    key: 'demo-claim-return',
    words: '请补登记簿的编号。',
    claims: [{ claim: registered.id, seen: 1 }]
  });
}

const nothing = {
  subject: '',
  item: '',
  date: '',
  quantity: '1',
  value: '',
  matterText: '',
  basis: '',
  story: ''
};
