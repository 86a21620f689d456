import { m } from '$lib/text';
import { spanText } from '$lib/ui/span-text';

/** That the device's own clock is wrong, for whoever can set it: `ahead` in milliseconds, below 0 behind. */
export function clockWords(ahead: number): string {
  const span = spanText(Math.abs(ahead) / 1000);
  return ahead > 0 ? m.hall_device_fast({ span }) : m.hall_device_slow({ span });
}
