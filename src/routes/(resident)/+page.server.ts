import { demoUnits } from '$lib/server/domain/demo/demo-accounts';
import { nextMidnight } from '$lib/server/platform/time/midnight';

/** code of the demo's own board, which `/wall/demo` shows */
const demoBoard = 'demo';

/** The home page of the demo links its boards; elsewhere it says whether anything is published. */
export async function load({ locals }) {
  const { settings, public: reads, practice, clock } = locals.app;
  locals.pageLifetime = { changedBy: 'any', until: nextMidnight(clock(), settings.timeZone) };
  if (!settings.demo) return { demo: null, published: await reads.hasPublished() };
  const feed = await reads.boardFeed(practice ?? demoBoard);
  const notice = feed?.notice ? `/n/${feed.notice.snapshot.code}` : null;
  const boards = demoUnits
    .filter(({ code }) => code !== demoBoard && (practice === null || code === practice))
    .map(({ code, name, english }) => ({ code, name, english }));
  return { demo: { notice, boards }, published: true };
}
