import { isMonth } from '$lib/calendar';
import type { Actor } from '../../../platform/access/actor';
import type { App } from '../../../app';
import { answerObjection } from '../../objections/answer-objection';
import { objectAsMember } from '../../objections/file-objection';
import { assignInvestigator, recordFindings } from '../../objections/investigate';
import { memberOf } from './member-of';

/**
 * Two objections to the newest notice of a month, one answered and one waiting. Both invented. Notices of longer periods, as in
 * January, also rest on meetings in which the investigator took part.
 */
export async function communityObjections(app: App, recorder: Actor): Promise<void> {
  const stores = await app.read(recorder);
  const notice = (await stores.notices.list()).find(({ period }) => isMonth(period));
  const accounts = await stores.accounts.list();
  const committee = accounts.find(({ roles }) => roles.some(({ role }) => role === 'committee'));
  if (!notice || !committee) return;
  const investigator: Actor = {
    ...recorder,
    account: committee.id,
    name: committee.name,
    roles: ['committee'],
    subject: null
  };
  await objectAsMember(app, await memberOf(app, recorder, 'YG003'), {
    key: 'demo-objection-member',
    notice: notice.code,
    about: 'own',
    entry: '',
    contact: '',
    said: '月末参加了两次清洁日活动，只记了一次，请核对签到表。'
  });
  const [objection] = await (await app.read(recorder)).objections.list();
  if (!objection) return;
  const { id } = objection;
  await assignInvestigator(app, recorder, {
    key: 'demo-objection-assign',
    objection: id,
    seen: 0,
    investigator: committee.id
  });
  await recordFindings(app, investigator, {
    key: 'demo-objection-find',
    objection: id,
    seen: 1,
    words: '核对两次签到表：第二次是下月的活动。'
  });
  await answerObjection(app, investigator, {
    key: 'demo-objection-answer',
    objection: id,
    seen: 2,
    upheld: false,
    words: '经核对签到表，第二次活动在下一个月，会记入下月积分，本期结果不变。',
    meeting: '',
    reverses: [],
    corrected: null
  });
  await app.residents.object(
    {
      key: 'demo-objection-resident',
      notice: notice.code,
      about: '1',
      contact: '',
      said: '入户检查那天我家没有人来过，记录却写全部完成，请查一查检查单。'
    },
    'demo'
  );
}
