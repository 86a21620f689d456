import { fullStateAddress } from '$lib/local/phone/ask-me';
import { pullChanges } from '$lib/local/phone/pull';
import { merge, myDeltaSchema, unchangedSchema } from '$lib/sync';
import * as v from 'valibot';
import { brotliDecompressSync } from 'node:zlib';
import { ask, type PageAnswer } from '../public/page-answer';
import type { BenchFigure } from '../runs/figure';
import { demoSession, withDemoServer } from '../servers/demo-server';

/**
 * Measures what a phone is sent, without a proxy before the server: the answer that says that nothing is new, the
 * first answer of one person's year, and the page with its score, in bytes as they come.
 */
export async function phoneAnswers(): Promise<BenchFigure[]> {
  return withDemoServer(async ({ url }) => {
    const headers = { cookie: await demoSession(url, 'liming'), 'accept-encoding': 'gzip, deflate, br' };
    const first = await ask(`${url}${fullStateAddress}`, headers);
    const have = v.parse(myDeltaSchema, JSON.parse(textOf(first)));
    let nothing = first;
    await pullChanges(merge(null, have), async (address) => {
      nothing = await ask(`${url}${String(address)}`, headers);
      return new Response(textOf(nothing));
    });
    v.parse(unchangedSchema, JSON.parse(textOf(nothing)));
    const page = await ask(`${url}/me`, headers);
    const bytes = (id: string, name: string, size: number, most?: number): BenchFigure => ({
      id,
      name,
      unit: 'bytes',
      samples: [size],
      ...(most !== undefined && { limit: { of: 'value', most } })
    });
    return [
      bytes('phone-nothing-new', 'answer that nothing is new, body', nothing.body.length, 300),
      bytes('phone-nothing-new-headers', 'its headers', headBytes(nothing)),
      bytes(
        'phone-first-answer',
        `first answer, ${have.entries.length} entries, ${have.results.length} months, br`,
        first.body.length,
        40 * 1024
      ),
      bytes('phone-page', '/me with its score, br', page.body.length)
    ];
  });
}

function textOf({ body, headers }: PageAnswer): string {
  return (headers['content-encoding'] === 'br' ? brotliDecompressSync(body) : body).toString();
}

/** Bytes of an answer's lines before its body, as HTTP/1.1 sends them. */
function headBytes({ headers }: PageAnswer): number {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? ''].flat().map((one) => `${name}: ${one}`)
  );
  return ['HTTP/1.1 200 OK', ...lines, ''].join('\r\n').length + 2;
}
