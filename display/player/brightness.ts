import type { ScreenSettings } from '$lib/sync';

/** Full by day, less as the street gets dark: a panel ages by its light. */
const usual: NonNullable<ScreenSettings['brightness']> = [
  { from: 6 * 60 + 30, percent: 100 },
  { from: 18 * 60 + 30, percent: 85 },
  { from: 20 * 60, percent: 70 },
  { from: 22 * 60, percent: 45 }
];

/** How bright the picture is at that minute of the unit's day, 0 to 1. Before the first line the last one goes on. */
export function brightnessAt(screen: ScreenSettings | undefined, minute: number): number {
  const asked = screen?.brightness;
  const lines = [...(asked && asked.length > 0 ? asked : usual)].sort((a, b) => a.from - b.from);
  const on = lines.filter(({ from }) => from <= minute).pop() ?? lines[lines.length - 1];
  return (on?.percent ?? 100) / 100;
}
