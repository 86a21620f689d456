import type { Announcement, BoardFeed, Emergency } from '$lib/sync';

/**
 * Emergencies that are in force just then, newest first. A drill gives way to a real one: the server ends it,
 * and a board doesn't rely on that.
 */
export function emergenciesAt({ emergencies }: BoardFeed, now: number): Emergency[] {
  const inForce = emergencies.filter(({ from, until }) => Date.parse(from) <= now && now < Date.parse(until));
  const real = inForce.filter(({ drill }) => !drill);
  return real.length > 0 ? real : inForce;
}

/** Whether an announcement hangs at that moment: some are here before their time, and after it without a line. */
export function isHanging({ published, until }: Announcement, now: number): boolean {
  return Date.parse(published) <= now && (until === undefined || now < Date.parse(until));
}

export function hangingAt(feed: BoardFeed, now: number): BoardFeed {
  return { ...feed, announcements: feed.announcements.filter((each) => isHanging(each, now)) };
}
