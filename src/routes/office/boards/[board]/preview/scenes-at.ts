import type { TextPages } from '$display/player/playlist';
import { programmeAt } from '$display/player/programme';
import type { BoardFeed } from '$lib/sync';

/** Which scenes there are is asked for, not how many pages they have. */
const onePage: TextPages = { announcement: () => [['']], rule: () => [[]], emergency: () => [['']] };

/** The scenes of a board's programme at an instant, each once, in its order. */
export function scenesAt(feed: BoardFeed, at: Date): string[] {
  const drawn = { feed, layout: 'landscape', pages: onePage, nights: true } as const;
  return [...new Set(programmeAt(drawn, at.getTime()).turns.map(({ scene }) => scene))];
}
