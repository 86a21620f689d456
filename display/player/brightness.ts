import { usualScreen, type ScreenSettings } from '$lib/sync';

/**
 * The brightness of the picture at a minute of the unit's day, 0 to 1. Before the day's first line the last
 * one applies; without lines it is full.
 * @param minute of the unit's day
 */
export function brightnessAt(screen: ScreenSettings = usualScreen, minute: number): number {
  const lines = [...(screen.brightness ?? [])].sort((a, b) => a.from - b.from);
  const on = lines.filter(({ from }) => from <= minute).pop() ?? lines[lines.length - 1];
  return (on?.percent ?? 100) / 100;
}
