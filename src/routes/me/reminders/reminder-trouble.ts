import { installWay } from '../install/install-way';

/** The reason for which this browser can't be reminded now. */
export type ReminderTrouble = 'server' | 'https' | 'wechat' | 'iphone' | 'browser' | 'denied';

/** The things that reminders need of a browser. */
export interface ReminderAbilities {
  isSecure: boolean;
  userAgent: string;
  /** points that the screen feels at once */
  touches: number;
  hasWorker: boolean;
  hasPush: boolean;
  /** null: it knows no notifications */
  permission: NotificationPermission | null;
}

/**
 * Finds what is missing, the thing first that has to be done first; null: nothing.
 * @param isOn whether the server pushes at all
 */
export function reminderTrouble(isOn: boolean, abilities: ReminderAbilities): ReminderTrouble | null {
  const { isSecure, userAgent, touches, hasWorker, hasPush, permission } = abilities;
  if (!isOn) return 'server';
  const way = installWay(userAgent, touches);
  if (way === 'wechat') return 'wechat';
  if (!isSecure) return 'https';
  const isAble = hasWorker && hasPush && permission !== null;
  if (!isAble) return way === 'iphone' ? 'iphone' : 'browser';
  return permission === 'denied' ? 'denied' : null;
}

/** Reads them from this browser. */
export function abilitiesHere(): ReminderAbilities {
  return {
    isSecure: isSecureContext,
    userAgent: navigator.userAgent,
    touches: navigator.maxTouchPoints,
    hasWorker: 'serviceWorker' in navigator,
    hasPush: 'PushManager' in window,
    permission: 'Notification' in window ? Notification.permission : null
  };
}
