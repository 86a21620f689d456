/** What `toldAnswer` sends: how far it is, at last the file. */
export interface Told {
  name: string;
  file: Blob;
}

/**
 * Reads an answer that tells how far it is, up to the file that it ends with.
 *
 * @param progress 0 to 1
 * @throws when it ends before its file, or says that it failed
 */
export async function readTold(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  progress: (share: number) => void
): Promise<Told> {
  const reader = body.getReader();
  let line = '';
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new Error('ended before its file');
    let rest = value;
    for (let end = rest.indexOf(newline); end >= 0; end = rest.indexOf(newline)) {
      line += decoder.decode(rest.subarray(0, end));
      rest = rest.subarray(end + 1);
      const told = JSON.parse(line) as { done?: number; name?: string; bytes?: number; failed?: true };
      line = '';
      if (told.failed) throw new Error('failed');
      if (told.done !== undefined) progress(told.done);
      if (told.name === undefined || told.bytes === undefined) continue;
      return { name: told.name, file: await fileOf(reader, rest, told.bytes) };
    }
    line += decoder.decode(rest, { stream: true });
  }
}

const newline = 10;

async function fileOf(
  reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>,
  first: Uint8Array<ArrayBuffer>,
  bytes: number
): Promise<Blob> {
  const pieces = [first];
  let length = first.length;
  while (length < bytes) {
    const { done, value } = await reader.read();
    if (done) throw new Error('ended within its file');
    pieces.push(value);
    length += value.length;
  }
  return new Blob(pieces, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  });
}
