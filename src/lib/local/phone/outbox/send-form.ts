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
 * the server's own (a captive portal's page) counts as none. A large file goes ahead of it in parts.
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
      return isLater(status) ? { end: 'away' } : endOf(resultIn(await response.text()), status);
    });
  } catch (error) {
    const status = error instanceof Response ? error.status : 0;
    if (status === 413) return tooLarge;
    return { end: status === 401 ? 'signed-out' : 'away' };
  }
}

/** Kit's result of an action, whose own reader (`deserialize` of `$app/forms`) isn't there for a worker. */
function resultIn(text: string): unknown {
  const result = JSON.parse(text) as { data?: unknown } | null;
  return typeof result?.data === 'string' ? { ...result, data: devalue.parse(result.data) } : result;
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
