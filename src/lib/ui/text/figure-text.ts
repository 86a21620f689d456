import { formatPoints } from '$lib/points';

/** A figure as it is written; a dash where none is public. */
export function figureText(points: number | null, options: { signed?: boolean } = {}): string {
  return points === null ? '—' : formatPoints(points, options);
}
