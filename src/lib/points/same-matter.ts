import type { Line } from './kinds';
import { inBookingOrder } from './kinds/order';

/**
 * M8 highest only: of the lines of one matter the one worth most counts, of deductions the one that costs most.
 * Awards never offset deductions, so the two are compared apart. Of equals, the one booked first counts.
 */
export function highestOnly(lines: readonly Line[]): Line[] {
  const best = new Map<string, Line>();
  for (const line of lines) {
    const matter = matterOf(line);
    if (matter === null) continue;
    const rival = best.get(matter);
    if (!rival || outweighs(line, rival)) best.set(matter, line);
  }
  return lines.map((line) => {
    const matter = matterOf(line);
    const winner = matter === null ? undefined : best.get(matter);
    if (!winner || winner === line) return line;
    return { ...line, points: 0, reason: 'same-matter', because: winner.entry ? [winner.entry.id] : [] };
  });
}

/** An empty matter is a matter of its own; what counts nothing has nothing to compare. */
function matterOf(line: Line): string | null {
  if (!line.entry || line.entry.matter === '' || line.reason !== 'counted' || line.points === 0) return null;
  return `${line.points > 0 ? '+' : '-'}${line.entry.matter}`;
}

function outweighs(line: Line, rival: Line): boolean {
  const more = Math.abs(line.points) - Math.abs(rival.points);
  return more > 0 || (more === 0 && inBookingOrder(line, rival) < 0);
}
