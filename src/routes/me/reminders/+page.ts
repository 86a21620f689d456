import { pagePatience, withPatience } from '$lib/local/patience';
import { pastCache } from '$lib/local/phone/ask-me';
import { reminderKinds, type DeviceReminders } from '$lib/sync';
import * as v from 'valibot';
import type { PageLoad } from './$types';

const answerSchema = v.object({
  key: v.nullable(v.string()),
  endpoint: v.nullable(v.string()),
  kinds: v.array(v.picklist(reminderKinds))
});

/** The reminders of this device as the server has them; null where no server says so. */
export const load: PageLoad = async ({ fetch }): Promise<{ reminders: DeviceReminders | null }> => {
  try {
    const answer = await withPatience(pagePatience, (signal) =>
      fetch('/api/me/reminders', { ...pastCache, signal })
    );
    return { reminders: answer.ok ? v.parse(answerSchema, await answer.json()) : null };
  } catch (error) {
    // Without a network the page says that it needs one.
    console.info(error);
    return { reminders: null };
  }
};
