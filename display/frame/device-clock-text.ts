import { m } from '$lib/text';
import { clockSpanText } from '$lib/ui/text/span-text';

/**
 * Says that the device's own clock is wrong, for whoever can set it.
 * @param ahead milliseconds, negative when it is behind
 */
export function deviceClockText(ahead: number): string {
  const span = clockSpanText(ahead);
  return ahead > 0 ? m.hall_device_fast({ span }) : m.hall_device_slow({ span });
}
