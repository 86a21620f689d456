import { dayIn } from '$lib/calendar';
import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { decisionTrouble } from '../imports/decision-trouble';
import { Problem } from '../../platform/problem/problem';
import { committeeOn, mayHaveSat, quorumOf } from './committee';

export interface MeetingInput {
  key: string;
  date: string;
  body: string;
  minutes: string;
  /** accounts of those who sat in it */
  members: readonly string[];
}

/**
 * Keeps the record of a meeting; its decisions follow (`ruleOnClaims`), or are there already, where an import
 * rests on its minutes and only the attendance is added. A superior's own ruling is recorded as a meeting of
 * one.
 * @throws Problem those of `decisionTrouble`, `no-committee` when nobody may sit in one,
 * `meeting-before-committee` when only meetings of before the open month had nobody, `not-of-committee`,
 * `no-quorum`, `minutes-recorded`
 */
export function recordMeeting(app: App, actor: Actor, { key, ...input }: MeetingInput) {
  const asked = { ...input, members: [...input.members] };
  return app.runCommand(actor, { permission: 'decide-claims', key, input: asked }, async (stores) => {
    const { date, body, minutes } = input;
    const today = dayIn(stores.unit.timeZone, app.clock());
    const trouble = decisionTrouble({ date, body, minutes }, [], today);
    if (trouble) throw trouble;
    const recorded = await stores.meetings.list();
    if (recorded.some(({ decision }) => decision.minutes === minutes && decision.body === body))
      throw new Problem('minutes-recorded', 409, { minutes });
    // Above the unit, and not of it: nobody puts a claim before themselves alone.
    const isSuperior =
      actor.roles.includes('superior') &&
      !actor.roles.some((role) => role === 'recorder' || role === 'committee');
    const accounts = await stores.accounts.list();
    const open = await stores.periods.open();
    const booked = await stores.ledger.countsByDecision();
    const isDecided = (await stores.decisions.list()).some(
      (each) =>
        each.kind !== 'marking' &&
        each.date === date &&
        each.body === body &&
        each.minutes === minutes &&
        booked.has(each.id)
    );
    const entitled = isSuperior
      ? [actor.account]
      : mayHaveSat(accounts, date, { today, open, isDecided }).map(({ id }) => id);
    const members = isSuperior && input.members.length === 0 ? entitled : [...new Set(input.members)];
    if (entitled.length === 0)
      throw committeeOn(accounts, today).length === 0
        ? new Problem('no-committee', 409, { date: today })
        : new Problem('meeting-before-committee', 409, { date, since: `${open}-01` });
    if (members.some((each) => !entitled.includes(each))) throw new Problem('not-of-committee', 422);
    const needed = quorumOf(entitled.length);
    if (members.length < needed) throw new Problem('no-quorum', 409, { present: members.length, needed });
    const decision = await stores.decisions.record({ date, body, minutes });
    return stores.meetings.record({ decision, entitled: entitled.length, members, by: actor.account });
  });
}
