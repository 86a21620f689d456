import type { Actor } from '../../accounts/actor';
import type { House } from '../../house';
import { answerObjection } from '../../objections/answer-objection';
import { objectAsMember } from '../../objections/file-objection';
import { assignInvestigator, recordFindings } from '../../objections/investigate';
import { memberOf } from './member-of';

/** What is said against the notice that hangs: one objection is answered, one waits. Both invented. */
export async function communityObjections(house: House, recorder: Actor): Promise<void> {
  const stores = await house.read(recorder);
  const [notice] = await stores.notices.list();
  const accounts = await stores.accounts.list();
  const committee = accounts.find(({ roles }) => roles.some(({ role }) => role === 'committee'));
  if (!notice || !committee) return;
  const investigator: Actor = {
    ...{ ...recorder, account: committee.id, name: committee.name, roles: ['committee'], subject: null }
  };
  await objectAsMember(house, await memberOf(house, recorder, 'YG003'), {
    ...{ key: 'demo-objection-member', notice: notice.code, about: 'own', entry: '', contact: '' },
    said: '月末参加了两次清洁日活动，只记了一次，请核对签到表。'
  });
  const [objection] = await (await house.read(recorder)).objections.list();
  if (!objection) return;
  const { id } = objection;
  await assignInvestigator(house, recorder, {
    ...{ key: 'demo-objection-assign', objection: id, seen: 0, investigator: committee.id }
  });
  await recordFindings(house, investigator, {
    ...{ key: 'demo-objection-find', objection: id, seen: 1 },
    words: '核对两次签到表：第二次是下月的活动。'
  });
  await answerObjection(house, investigator, {
    ...{ key: 'demo-objection-answer', objection: id, seen: 2, upheld: false },
    words: '经核对签到表，第二次活动在下一个月，会记入下月积分，本期结果不变。',
    ...{ meeting: '', reverses: [], corrected: null }
  });
  await house.residents.object(
    {
      ...{ key: 'demo-objection-resident', notice: notice.code, about: '1', contact: '' },
      said: '入户检查那天我家没有人来过，记录却写全部完成，请查一查检查单。'
    },
    'demo'
  );
}
