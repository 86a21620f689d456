import { usualScreen, type ScreenSettings } from '$lib/sync';

/**
 * How bright the picture is at that minute of the unit's day, 0 to 1. Before the first line the last one goes on; without any
 * it is always full.
 */
export function brightnessAt(screen: ScreenSettings = usualScreen, minute: number): number {
  const lines = [...(screen.brightness ?? [])].sort((a, b) => a.from - b.from);
  const on = lines.filter(({ from }) => from <= minute).pop() ?? lines[lines.length - 1];
  return (on?.percent ?? 100) / 100;
}
