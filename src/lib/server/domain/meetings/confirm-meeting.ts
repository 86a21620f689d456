import type { Actor } from '../../platform/access/actor';
import type { App } from '../../app';
import { Problem } from '../../platform/problem/problem';
import { needReason } from '../../platform/text/need-text';
import { longestStory } from '$lib/sync';
import { needMeeting } from './need-meeting';

export interface ConfirmationInput {
  key: string;
  meeting: string;
  agrees: boolean;
  /** why it isn't so; '' from a member who agrees */
  words: string;
}

/**
 * Keeps what a member says of a meeting that was recorded with them: that its record is right, or that it
 * isn't, and why. It may be said again, and the newest word counts; nothing that was decided changes by it.
 * @throws Problem `not-found`, `not-at-meeting` when the actor isn't recorded as present, `reason-missing`
 */
export function confirmMeeting(app: App, actor: Actor, { key, ...asked }: ConfirmationInput): Promise<null> {
  const input = { ...asked, words: asked.agrees ? '' : asked.words };
  return app.runCommand(actor, { permission: 'confirm-meeting', key, input }, async (stores) => {
    const meeting = await needMeeting(stores, asked.meeting);
    if (!meeting.members.includes(actor.account)) throw new Problem('not-at-meeting', 403);
    if (!asked.agrees) needReason(input.words, longestStory);
    await stores.meetings.confirm({ ...input, account: actor.account });
    return null;
  });
}
