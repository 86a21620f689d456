import { dayIn } from '$lib/calendar';
import type { Actor } from '../accounts/actor';
import type { House } from '../house';
import { decisionTrouble } from '../imports/decision-trouble';
import { Problem } from '../problem';
import { committeeOn, quorumOf } from './committee';

export interface MeetingInput {
  key: string;
  date: string;
  body: string;
  minutes: string;
  /** accounts of those who sat in it */
  members: readonly string[];
}

/**
 * Keeps the record of a meeting; what it decides follows (`ruleOnClaims`). A superior's own ruling is recorded as a
 * meeting of one.
 * @throws Problem those of `decisionTrouble`, `no-committee` when nobody may sit in one on that day, `not-of-committee`,
 *   `no-quorum`, `minutes-recorded`
 */
export function recordMeeting(house: House, actor: Actor, { key, ...input }: MeetingInput) {
  const asked = { ...input, members: [...input.members] };
  return house.act(actor, { act: 'decide-claims', key, input: asked }, async (stores) => {
    const { date, body, minutes } = input;
    const trouble = decisionTrouble({ date, body, minutes }, [], dayIn(stores.unit.timeZone, house.clock()));
    if (trouble) throw trouble;
    const known = await stores.meetings.list();
    if (known.some(({ decision }) => decision.minutes === minutes && decision.body === body))
      throw new Problem('minutes-recorded', 409, { minutes });
    // Above the unit, and not of it: nobody puts a claim before themselves alone.
    const isSuperior =
      actor.roles.includes('superior') &&
      !actor.roles.some((role) => role === 'recorder' || role === 'committee');
    const entitled = isSuperior
      ? [actor.account]
      : committeeOn(await stores.accounts.list(), date).map(({ id }) => id);
    const members = isSuperior && input.members.length === 0 ? entitled : [...new Set(input.members)];
    if (entitled.length === 0) throw new Problem('no-committee', 409, { date });
    if (members.some((each) => !entitled.includes(each))) throw new Problem('not-of-committee', 422);
    const needed = quorumOf(entitled.length);
    if (members.length < needed) throw new Problem('no-quorum', 409, { present: members.length, needed });
    const decision = await stores.decisions.record({ date, body, minutes });
    return stores.meetings.record({ decision, entitled: entitled.length, members, by: actor.account });
  });
}
