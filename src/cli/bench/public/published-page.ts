import { startChild } from '../servers/child';
import { withDemoServer } from '../servers/demo-server';
import type { BenchFigure, BenchProgress } from '../runs/figure';
import { ask, checkVariants } from './page-answer';
import { pumpRequests } from './pump';

const rounds = 7;
const roundFor = 1500;

/**
 * B1: measures a notice as a phone requests it, from memory; the peer is a Node that knows only these bytes and
 * headers.
 */
export async function publishedPage(progress: BenchProgress): Promise<BenchFigure[]> {
  return withDemoServer(async (server) => {
    const page = new URL(`${server.url}/n/${server.notice}`);
    await checkVariants(page.href);
    const figures: BenchFigure[] = [];
    for (const encoding of ['br', 'identity'])
      figures.push(await figureOf(page, encoding, (what) => progress(`${encoding}, ${what}`)));
    return figures;
  });
}

async function figureOf(page: URL, encoding: string, progress: BenchProgress): Promise<BenchFigure> {
  const { headers, body } = await ask(page.href, { 'accept-encoding': encoding });
  // Node adds these headers itself.
  for (const name of ['date', 'connection', 'keep-alive']) delete headers[name];
  const bare = await startChild('bare-page.js', {}, { headers, body });
  const { port } = bare.said as { port: number };
  const peer = new URL(page.pathname, `http://localhost:${port}`);
  const asked = `Accept-Encoding: ${encoding}`;
  try {
    for (const each of [page, peer]) await pumpRequests(each, asked, roundFor / 2);
    const samples: number[] = [];
    const beside: number[] = [];
    for (let round = 1; round <= rounds; round += 1) {
      progress(`round ${round} of ${rounds}`);
      samples.push(await pumpRequests(page, asked, roundFor));
      beside.push(await pumpRequests(peer, asked, roundFor));
    }
    return {
      id: `published-page-${encoding}`,
      name: `published page, ${encoding}, ${body.length} bytes`,
      unit: 'requests/s',
      samples,
      peer: { name: 'a bare Node with the same bytes and headers', samples: beside },
      limit: { of: 'ratio', least: 0.5 }
    };
  } finally {
    await bare.end();
  }
}
