/** The demo's own board: `/wall/demo` shows it. */
const demoBoard = 'demo';

export async function load({ locals }) {
  const { settings, public: reads } = locals.house;
  if (!settings.demo) return { demo: null };
  const feed = await reads.boardFeed(demoBoard);
  return { demo: { notice: feed?.notice ? `/n/${feed.notice.snapshot.code}` : null } };
}
