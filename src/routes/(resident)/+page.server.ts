import { demoUnits } from '$lib/server/accounts/demo-accounts';

/** The demo's own board: `/wall/demo` shows it. */
const demoBoard = 'demo';

export async function load({ locals }) {
  const { settings, public: reads, play } = locals.house;
  if (!settings.demo) return { demo: null, published: await reads.hasPublished() };
  const feed = await reads.boardFeed(play ?? demoBoard);
  const notice = feed?.notice ? `/n/${feed.notice.snapshot.code}` : null;
  const boards = demoUnits
    .filter(({ code }) => code !== demoBoard && (play === null || code === play))
    .map(({ code, name, english }) => ({ code, name, english }));
  return { demo: { notice, boards }, published: true };
}
