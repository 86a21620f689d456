import { m } from '$lib/text';
import type { BoardTrouble } from '$lib/sync';

const names: Record<BoardTrouble, () => string> = {
  feed: m.health_trouble_feed,
  news: m.health_trouble_news,
  copy: m.health_trouble_copy,
  disk: m.health_trouble_disk,
  scene: m.health_trouble_scene
};

/** The office's name for a fault that a board reported; a kind without a name is shown by its code. */
export function troubleText(kind: string): string {
  return kind in names ? names[kind as BoardTrouble]() : kind;
}
