import { inTime } from '../patience';
import { subscriptionHere } from './end-reminders';

/** The address and keys that this browser gives out for messages to it, in base64url. */
export interface GivenOut {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/** Milliseconds that a push service may take: behind a firewall it gives no answer at all, and Chromium waits for ever. */
const servicePatience = 15_000;

/**
 * The address at which this browser gets messages of the server with this key; null: none yet, or of another key.
 * @param key the server's public key, in base64url
 */
export async function addressHere(key: string): Promise<string | null> {
  const subscription = await subscriptionHere();
  return subscription && isOfKey(subscription, key) ? subscription.endpoint : null;
}

/**
 * Lets this browser get messages of the server with this key. Notifications have to be allowed already.
 * @throws what the browser says where its push service can't be reached, or when that takes too long
 */
export async function receiveHere(key: string): Promise<GivenOut> {
  // On a first visit the worker is still storing the app's files.
  const { pushManager } = await inTime(servicePatience, navigator.serviceWorker.ready);
  const known = await pushManager.getSubscription();
  // A browser keeps to the key that it subscribed with, and refuses another one.
  if (known && !isOfKey(known, key)) await known.unsubscribe();
  const subscribing = pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytesOf(key) });
  const { endpoint, keys } = (await inTime(servicePatience, subscribing)).toJSON();
  return { endpoint: endpoint ?? '', p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' };
}

function isOfKey({ options }: PushSubscription, key: string): boolean {
  const own = options.applicationServerKey;
  if (!own) return false;
  const bytes = bytesOf(key);
  const known = new Uint8Array(own);
  return known.length === bytes.length && known.every((byte, at) => byte === bytes[at]);
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
