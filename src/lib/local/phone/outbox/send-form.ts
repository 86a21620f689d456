import * as devalue from 'devalue';
import { deviceTimeField, deviceTimeOf, partedFile } from '../../../sync';
import { withPatience } from '../../patience';
import type { OutboxForm, SendingEnd } from './outbox-form';
import { goesInParts, sendParts } from './send-parts';
import { endOf, isLater, tooLarge } from './sending-end';

/** Milliseconds for one form, whose file is small or has gone ahead in parts. */
const patience = 120_000;

/**
 * Posts a form of the outbox to the same action that a page without a script posts it to. An answer that isn't
 * the server's own (a captive portal's page, a firewall's) is foreign. A large file goes ahead of it in parts.
 * @param get how to ask, in the browser `fetch`
 * @param onShare receives the share of such a file that has arrived, 0 to 1
 */
export async function sendForm(
  form: OutboxForm,
  get = fetch,
  onShare: (share: number) => void = () => undefined
): Promise<SendingEnd> {
  try {
    const { file } = form;
    if (file && goesInParts(form)) await sendParts({ ...form, file }, get, onShare);
    return await withPatience(patience, async (signal) => {
      const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
      const response = await get(form.action, { method: 'POST', body: bodyOf(form), headers, signal });
      const { status } = response;
      if (status === 413) return tooLarge;
      const text = await response.text();
      const result = resultIn(text);
      if (result === undefined) return { end: 'foreign' };
      return isLater(status) ? { end: 'away' } : endOf(result, status);
    });
  } catch (error) {
    if (!(error instanceof Response)) return { end: 'away' };
    const { status } = error;
    if (status === 413) return tooLarge;
    if (status === 401) return { end: 'signed-out' };
    return { end: isLater(status) ? 'away' : 'foreign' };
  }
}

/**
 * Kit's result of an action, whose own reader (`deserialize` of `$app/forms`) isn't there for a worker; undefined: it is none,
 * as the page of a portal, of a firewall or of a proxy.
 */
function resultIn(text: string): unknown {
  try {
    const result = JSON.parse(text) as { data?: unknown } | null;
    return typeof result?.data === 'string' ? { ...result, data: devalue.parse(result.data) } : result;
  } catch {
    return undefined;
  }
}

/** An outbox keeps a form with a broken clock's time, too: one that can't be said is left out. */
function bodyOf({ key, at, fields, file }: OutboxForm): FormData {
  const body = new FormData();
  for (const [name, value] of [...fields, ['key', key]] as const) body.append(name, value);
  const deviceAt = deviceTimeOf(at);
  if (deviceAt !== null) body.append(deviceTimeField, deviceAt);
  if (file && goesInParts({ file })) {
    body.append(partedFile.name, file.name);
    body.append(partedFile.size, String(file.size));
  } else if (file) body.append('file', file);
  return body;
}
