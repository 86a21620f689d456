import type { PrintedSheet } from '$lib/server/platform/workbook/sheet';
import { writeWorkbook } from '$lib/server/platform/workbook/write-workbook';

/** Makes the sheets of a workbook. It reports its progress from 0 to 1, and stops when the signal aborts. */
export type MakeSheets = (how: {
  progress: (share: number) => void;
  signal: AbortSignal;
}) => Promise<PrintedSheet[]>;

interface WorkbookAnswerOptions {
  /** file name without extension */
  name: string;
  make: MakeSheets;
}

/** Answers with a workbook as a plain download. */
export async function fileAnswer(
  { signal }: Request,
  { name, make }: WorkbookAnswerOptions
): Promise<Response> {
  const bytes = await writeWorkbook(await make({ progress: () => undefined, signal }), { signal });
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="ledger.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`
    }
  });
}

/** Share of the progress for reading and computing the lines; the rest is writing the file. */
const making = 0.6;

/**
 * Answers with a workbook and its progress: lines of JSON, `{"done":0.4}` and finally
 * `{"name":"…","bytes":81234}`, followed by the file's bytes; `{"failed":true}` when it can't be made. When
 * the reader leaves, the work stops. All of it is one response, so that nothing is stored on the server, and
 * the processes of a larger installation needn't share state.
 * @param fault called with an unexpected error
 */
export function answerWithProgress(
  request: Request,
  { name, make }: WorkbookAnswerOptions,
  fault: (error: unknown) => void
): Response {
  const ended = new AbortController();
  const signal = AbortSignal.any([request.signal, ended.signal]);
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      const line = (reported: Record<string, unknown>) =>
        stream.enqueue(new TextEncoder().encode(`${JSON.stringify(reported)}\n`));
      const onProgress = (done: number) => line({ done: Math.round(done * 1000) / 1000 });
      try {
        onProgress(0);
        const sheets = await make({ progress: (share) => onProgress(share * making), signal });
        onProgress(making);
        const rows = sheets.reduce((sum, { count = 0 }) => sum + count, 0);
        const progress = (written: number) =>
          rows > 0 && onProgress(making + (1 - making) * Math.min(1, written / rows));
        const bytes = await writeWorkbook(sheets, { signal, progress });
        line({ name: `${name}.xlsx`, bytes: bytes.length });
        stream.enqueue(new Uint8Array(bytes));
        stream.close();
      } catch (error) {
        // Nobody listens any more, so there is nobody to tell, and nothing is wrong.
        if (signal.aborted) return;
        fault(error);
        line({ failed: true });
        stream.close();
      }
    },
    cancel: () => ended.abort()
  });
  return new Response(body, { headers: { 'content-type': 'application/octet-stream' } });
}
