import { gzipSync } from 'node:zlib';
import { postWithFiles } from './announce-with-files';
import { withDemoServer } from '../servers/demo-server';
import type { BenchFigure } from '../runs/figure';

/**
 * Measures what a resident's phone loads for a notice with gzip: the page and every file that it names. An
 * announcement's pictures load as they come into view, and are as large as somebody made them, so they don't
 * count.
 */
export async function pageWeight(): Promise<BenchFigure[]> {
  return withDemoServer(async ({ url, notice }) => {
    const feed = await (await fetch(`${url}/api/board/demo`)).json();
    const announcement = `/a/${feed.announcements[0].code}`;
    return [
      {
        id: 'notice-weight',
        name: 'public notice, all bytes',
        unit: 'bytes',
        samples: [await weigh(url, `/n/${notice}`)],
        limit: { of: 'value', most: 14_600 }
      },
      {
        id: 'announcement-weight',
        name: 'public announcement, all bytes',
        unit: 'bytes',
        samples: [await weigh(url, announcement)],
        limit: { of: 'value', most: 14_600 }
      },
      {
        id: 'announcement-files-weight',
        name: 'the same with six pictures and three papers, without their own bytes',
        unit: 'bytes',
        samples: [await weigh(url, `/a/${await postWithFiles(url)}`)],
        limit: { of: 'value', most: 14_600 }
      }
    ];
  });
}

async function weigh(url: string, path: string): Promise<number> {
  const html = await (await fetch(url + path)).text();
  const named = [...html.matchAll(/<(?:link|script|img)[^>]+(?:href|src)="(\/[^"]+)"/g)].map(
    (match) => match[1] ?? ''
  );
  const files = await Promise.all(
    named
      .filter((file) => !file.startsWith('/media/') && /\.(?:css|js|svg|png|woff2)$/.test(file))
      .map(async (file) => (await fetch(url + file)).arrayBuffer())
  );
  return [Buffer.from(html), ...files.map((file) => Buffer.from(file))].reduce(
    (sum, file) => sum + gzipSync(file).length,
    0
  );
}
