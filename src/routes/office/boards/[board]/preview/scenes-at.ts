import type { TextPages } from '$display/scenes/paging';
import { programmeAt } from '$display/player/programme';
import type { BoardFeed } from '$lib/sync';

/** Only the scenes are asked for, so every text counts as one page. */
const onePage: TextPages = { announcement: () => [['']], rule: () => [[]], emergency: () => [['']] };

/** The scenes of a board's programme at a moment, each once, in order. */
export function scenesAt(feed: BoardFeed, at: Date): string[] {
  const drawn = { feed, layout: 'landscape', pages: onePage, nights: true } as const;
  return [...new Set(programmeAt(drawn, at.getTime()).slots.map(({ scene }) => scene))];
}
