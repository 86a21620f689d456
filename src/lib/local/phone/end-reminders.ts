import { inTime, storagePatience } from '../patience';

/** The subscription of the phone's worker; null: none, or there is no worker, as on plain http and in WeChat on iPhones. */
export async function subscriptionHere(): Promise<PushSubscription | null> {
  if (!('serviceWorker' in navigator)) return null;
  const registration = await navigator.serviceWorker.getRegistration('/me');
  return registration?.pushManager ? registration.pushManager.getSubscription() : null;
}

/**
 * Ends this browser's reminders, also where no server is reached: the browser's push service tells it that the address is
 * gone.
 * @throws what the browser says, or when it takes longer than storage may
 */
export async function endReminders(): Promise<void> {
  await inTime(
    storagePatience,
    subscriptionHere().then((subscription) => subscription?.unsubscribe())
  );
}
