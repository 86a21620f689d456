import { request, type Agent } from 'node:https';
import push from 'web-push';
import { publicAgent } from './push-address';
import type { VapidKeys } from './vapid-keys';

/** A browser as the receiver of messages: its address at its push service, and the keys for their text, in base64url. */
export interface PushTarget {
  endpoint: string;
  p256dh: string;
  auth: string;
}

/**
 * The reason for which a message wasn't taken. `gone`: the subscription has ended, or its keys are none; `refused`: this message, for good;
 * `busy` and `unreachable`: it may be sent later; `stopped`: this process ends.
 */
export type PushTrouble = 'gone' | 'refused' | 'busy' | 'unreachable' | 'stopped';

/** `status`: the service's answer; null: none came */
export type PushResult = { trouble: null } | { trouble: PushTrouble; status: number | null };

/** Sends one message, encrypted for the one browser. Never throws for what a service or a network does. */
export type SendPush = (to: PushTarget, text: string, stop: AbortSignal) => Promise<PushResult>;

/** Milliseconds that a service may take. */
const patience = 10_000;
/** Seconds for which a service keeps a message for a phone that is off: two days. */
const keptFor = 2 * 86_400;
/** Bytes of every message, so that a service can't tell one sentence from another by its length. */
const size = 512;

/**
 * Makes the function that sends by Web Push (RFC 8030, 8291, 8292).
 * @param contact mail address at which a push service reaches the operator
 * @param agent connects; by default to public addresses only
 */
export function webPush({
  contact,
  keys,
  agent = publicAgent()
}: {
  contact: string;
  keys: VapidKeys;
  agent?: Agent;
}): SendPush {
  const vapidDetails = { subject: `mailto:${contact}`, ...keys };
  return async ({ endpoint, p256dh, auth }, text, stop) => {
    let details: ReturnType<typeof push.generateRequestDetails>;
    try {
      details = push.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, padded(text), {
        vapidDetails,
        TTL: keptFor,
        contentEncoding: 'aes128gcm'
      });
    } catch {
      // The keys aren't on the curve, and nobody could ever read a message by them.
      return { trouble: 'gone', status: null };
    }
    const { method, headers, body } = details;
    try {
      const signal = AbortSignal.any([stop, AbortSignal.timeout(patience)]);
      return resultOf(await statusOfPost(endpoint, { method, headers, agent, signal }, body));
    } catch {
      return { trouble: stop.aborted ? 'stopped' : 'unreachable', status: null };
    }
  };
}

/** JSON may end in blanks, so the text needs no mark of its end. */
function padded(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, size - bytes.length), ' ')]);
}

/** Posts, and reads nothing but the status: an answer's text is the service's own, and may be endless. */
function statusOfPost(
  address: string,
  options: Parameters<typeof request>[1],
  body: Buffer | null
): Promise<number> {
  return new Promise((done, failed) => {
    const asked = request(address, options, (answer) => {
      answer.on('error', () => undefined);
      answer.destroy();
      done(answer.statusCode ?? 0);
    });
    asked.on('error', failed);
    asked.end(body);
  });
}

function resultOf(status: number): PushResult {
  if (status >= 200 && status < 300) return { trouble: null };
  if (status === 404 || status === 410) return { trouble: 'gone', status };
  if (status === 429 || status >= 500) return { trouble: 'busy', status };
  return { trouble: 'refused', status };
}
