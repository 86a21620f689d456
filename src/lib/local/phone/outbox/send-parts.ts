import * as v from 'valibot';
import { filePart } from '../../../sync';
import { withPatience } from '../../patience';
import { outboxField, type OutboxForm } from './outbox-form';

/** Milliseconds for one part: at 2 KB a second it takes thirty. */
const patience = 60_000;

const answerSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ have: v.pipe(v.number(), v.integer(), v.minValue(0)) })
);

/** Whether a form's file goes in parts before it, because at once it would take a slow line too long. */
export function goesInParts({ file }: Pick<OutboxForm, 'file'>): boolean {
  return file !== null && file.size > filePart;
}

/**
 * Sends a form's file in parts, from where the server has it: a line that was cut goes on there.
 * @param onShare receives the share that has arrived, 0 to 1
 * @throws Response that takes no part, or that isn't the server's own; TypeError when none came
 */
export async function sendParts(
  form: OutboxForm & { file: File },
  get: typeof fetch,
  onShare: (share: number) => void
): Promise<void> {
  const { file, key } = form;
  const query = new URLSearchParams({ key, opener: outboxField(form, 'opener') });
  const put = (place: number, part: Blob) =>
    withPatience(patience, async (signal) => {
      const headers = { accept: 'application/json', 'content-type': 'application/octet-stream' };
      const how = { method: 'POST', headers, signal, body: part };
      const response = await get(`/api/me/parts?${query}&place=${place}`, how);
      if (!response.ok) throw response;
      const read = v.safeParse(answerSchema, await response.text());
      if (!read.success) throw response;
      return read.output.have;
    });
  let have = await put(0, new Blob([]));
  while (have < file.size) {
    onShare(have / file.size);
    const now = await put(have, file.slice(have, have + filePart));
    if (now === have) throw new TypeError('the server took no part');
    have = now;
  }
  onShare(1);
}
