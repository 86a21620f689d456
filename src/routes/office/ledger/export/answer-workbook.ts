import type { Sheet } from '$lib/server/workbook/sheet';
import { writeWorkbook } from '$lib/server/workbook/write-workbook';

/** Makes sheets; tells how far it is, 0 to 1, and stops when nobody waits any more. */
export type Making = (how: { progress: (share: number) => void; signal: AbortSignal }) => Promise<Sheet[]>;

interface Asked {
  /** of the file, without its ending */
  name: string;
  make: Making;
}

/** A workbook as a link gets it. */
export async function fileAnswer({ signal }: Request, { name, make }: Asked): Promise<Response> {
  const bytes = await writeWorkbook(await make({ progress: () => undefined, signal }), { signal });
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': `attachment; filename="ledger.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`
    }
  });
}

/** Of the whole: the lines are read and reckoned, the rest is writing. */
const making = 0.6;

/**
 * The same for a page that shows how far it is: lines of JSON, `{"done":0.4}` and at last `{"name":"…","bytes":81234}`, then
 * the file's bytes; `{"failed":true}` when it can't be made. Whoever goes away ends the work. It is one answer, so that
 * nothing lies about on the server and the processes of a larger installation needn't know of each other.
 */
export function toldAnswer(
  request: Request,
  { name, make }: Asked,
  fault: (error: unknown) => void
): Response {
  const ended = new AbortController();
  const signal = AbortSignal.any([request.signal, ended.signal]);
  const body = new ReadableStream<Uint8Array>({
    async start(stream) {
      const line = (told: Record<string, unknown>) =>
        stream.enqueue(new TextEncoder().encode(`${JSON.stringify(told)}\n`));
      const tell = (done: number) => line({ done: Math.round(done * 1000) / 1000 });
      try {
        tell(0);
        const sheets = await make({ progress: (share) => tell(share * making), signal });
        tell(making);
        const rows = sheets.reduce((sum, { count = 0 }) => sum + count, 0);
        const progress = (written: number) =>
          rows > 0 && tell(making + (1 - making) * Math.min(1, written / rows));
        const bytes = await writeWorkbook(sheets, { signal, progress });
        line({ name: `${name}.xlsx`, bytes: bytes.length });
        stream.enqueue(new Uint8Array(bytes));
        stream.close();
      } catch (error) {
        // Nobody listens any more: there is no one to tell, and nothing is wrong.
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
