import type { Hundredths } from './hundredths';
import type { Line } from './kinds';
import { inBookingOrder } from './kinds/order';

interface Bounds {
  most?: Hundredths | undefined;
  least?: Hundredths | undefined;
}

/** Holds the sum of lines within bounds, in place: what is booked last gives way first. */
export function hold(lines: Line[], { most = Infinity, least = -Infinity }: Bounds): void {
  const total = lines.reduce((sum, line) => sum + line.points, 0);
  if (total > most) giveWay(lines, total - most, 1, 'cap');
  if (total < least) giveWay(lines, least - total, -1, 'floor');
}

function giveWay(lines: Line[], excess: Hundredths, sign: 1 | -1, reason: 'cap' | 'floor'): void {
  const order = [...lines].sort(inBookingOrder);
  let left = excess;
  for (let n = order.length - 1; n >= 0 && left > 0; n -= 1) {
    const line = order[n];
    const size = line ? line.points * sign : 0;
    if (!line || size <= 0) continue;
    const gives = Math.min(size, left);
    left -= gives;
    line.points = (size - gives) * sign || 0;
    line.reason = reason;
    line.because = order
      .slice(0, n)
      .flatMap((one) => (one.entry && one.points * sign > 0 ? one.entry.id : []));
  }
}
