import type { DeviceReminders, ReminderKind } from '$lib/sync';
import type { PushTarget } from '../../platform/push/send-push';

/** A device that wants reminders of some kinds. */
export interface NewReminders {
  /** the session is the device: signing out ends its reminders */
  session: string;
  account: string;
  device: PushTarget;
  kinds: readonly ReminderKind[];
  language: 'zh-CN' | 'en';
}

/** One unit's devices that want reminders. */
export interface Reminders {
  /** the address at which the session's device is reminded, and the kinds */
  of(session: string): Promise<Pick<DeviceReminders, 'endpoint' | 'kinds'>>;
  /**
   * Reminds the session's device of these kinds, of what happens from now on. The same browser is reminded for nobody
   * else any more, and an account's devices beyond the limit are reminded no longer, the oldest ones first.
   */
  keep(reminders: NewReminders): Promise<void>;
  /** Ends the reminders of the session's device, if it has any. */
  drop(session: string): Promise<void>;
}
