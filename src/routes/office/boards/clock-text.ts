import { m } from '$lib/text';
import { clockSpanText } from '$lib/ui/text/span-text';

/**
 * Says how a board's clock compares with the server's.
 * @param offset milliseconds; negative when it is behind
 */
export function clockText(offset: number): string {
  if (Math.abs(offset) < 5000) return m.health_clock_right();
  const span = clockSpanText(offset);
  return offset > 0 ? m.health_clock_fast({ span }) : m.health_clock_slow({ span });
}
