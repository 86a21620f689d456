import type { PlaylistItem } from '$lib/sync';
import { m } from './generated/messages.js';

/** In the reader's language, or in a given one. */
type Name = typeof m.list_scene_clock;

/** What the office calls a scene. */
export const sceneNames: Record<PlaylistItem['scene'], Name> = {
  standings: m.list_scene_standings,
  changes: m.list_scene_changes,
  honours: m.list_scene_honours,
  trend: m.list_scene_trend,
  rule: m.list_scene_rule,
  announcement: m.list_scene_announcement,
  clock: m.list_scene_clock
};

/** The same, and what a board shows without being told to. */
export const shownNames: Record<string, Name> = {
  ...sceneNames,
  notice: m.wall_scene_notice,
  supplement: m.wall_scene_supplement,
  night: m.hall_scene_night,
  emergency: m.hall_scene_emergency
};
