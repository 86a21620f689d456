import { judgeDeviceTime } from '$lib/sync';
import { m } from '$lib/text';
import { momentText } from './dates';

/**
 * Says at which time something was filled in by its device's clock; '' where that says nothing beside the server's time.
 * @param deviceAt instant as the device said it; null: it said none
 * @param at instant by the server's clock
 */
export function deviceTimeText(deviceAt: string | null, at: string, timeZone: string): string {
  const judged = judgeDeviceTime(deviceAt, at);
  if (deviceAt === null || judged === null) return '';
  const moment = momentText(deviceAt, timeZone);
  return judged === 'wrong' ? m.common_device_time_wrong({ moment }) : m.common_device_time({ moment });
}
