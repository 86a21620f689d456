import { pagePatience, withPatience } from '$lib/local/patience';
import { pastCache } from '$lib/local/phone/ask-me';
import * as v from 'valibot';
import type { PageLoad } from './$types';

const answerSchema = v.object({ since: v.nullable(v.string()) });

/** Since when one's address has been valid; `since` is null for none, and undefined where no server says so. */
export const load: PageLoad = async ({ fetch }) => {
  try {
    const answer = await withPatience(pagePatience, (signal) =>
      fetch('/api/me/calendar', { ...pastCache, signal })
    );
    return { since: answer.ok ? v.parse(answerSchema, await answer.json()).since : undefined };
  } catch (error) {
    // Without a network the page says that it needs one.
    console.info(error);
    return { since: undefined };
  }
};
