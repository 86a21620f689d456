/** The file that `answerWithProgress` sends after its progress. */
export interface WorkbookProgress {
  name: string;
  file: Blob;
}

/**
 * Reads an answer of `answerWithProgress` up to the file that ends it.
 * @param progress called with 0 to 1
 * @throws Error when the answer ends before its file, or says that it failed
 */
export async function readProgress(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  progress: (share: number) => void
): Promise<WorkbookProgress> {
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
      const reported = JSON.parse(line) as { done?: number; name?: string; bytes?: number; failed?: true };
      line = '';
      if (reported.failed) throw new Error('failed');
      if (reported.done !== undefined) progress(reported.done);
      if (reported.name === undefined || reported.bytes === undefined) continue;
      return { name: reported.name, file: await fileOf(reader, rest, reported.bytes) };
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
