import type { SceneName } from '$lib/sync';
import { m } from './generated/messages.js';

/** A message in the reader's language, or in a given one. */
type Name = typeof m.list_scene_clock;

/** How the office calls each scene. */
export const sceneText = {
  standings: m.list_scene_standings,
  changes: m.list_scene_changes,
  honours: m.list_scene_honours,
  trend: m.list_scene_trend,
  rule: m.list_scene_rule,
  announcement: m.list_scene_announcement,
  clock: m.list_scene_clock,
  notice: m.wall_scene_notice,
  supplement: m.wall_scene_supplement,
  night: m.hall_scene_night,
  emergency: m.hall_scene_emergency
} satisfies Record<SceneName, Name>;

const byName: Partial<Record<string, Name>> = sceneText;

/** The name of a scene that a board has reported; undefined where it came with a newer program. */
export function sceneNameOf(reported: string): Name | undefined {
  return byName[reported];
}
