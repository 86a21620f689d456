import type { SceneName } from '$lib/sync';
import { m } from './generated/messages.js';

/** A message in the reader's language, or in a given one. */
type Name = typeof m.scene_name_clock;

/** How the office calls each scene. */
export const sceneText = {
  standings: m.scene_name_standings,
  changes: m.scene_name_changes,
  honours: m.scene_name_honours,
  trend: m.scene_name_trend,
  rule: m.scene_name_rule,
  announcement: m.scene_name_announcement,
  clock: m.scene_name_clock,
  notice: m.scene_title_notice,
  supplement: m.scene_title_supplement,
  night: m.scene_title_night,
  emergency: m.scene_title_emergency
} satisfies Record<SceneName, Name>;

const byName: Partial<Record<string, Name>> = sceneText;

/** The name of a scene that a board has reported; undefined where it came with a newer program. */
export function sceneNameOf(reported: string): Name | undefined {
  return byName[reported];
}
