import { createServer, type ServerResponse } from 'node:http';

/**
 * The smallest possible event-stream server, in a process of its own: it sends what is posted to every
 * stream, and answers `/feed` with the bytes that it was started with.
 */
const streams = new Set<ServerResponse>();

process.once('message', ({ feed }: { feed: Uint8Array }) => {
  const server = createServer((req, res) => {
    if (req.url === '/feed') return void res.writeHead(200, { 'content-type': 'application/json' }).end(feed);
    if (req.method === 'POST') {
      let text = '';
      req.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      req.on('end', () => {
        for (const stream of streams) stream.write(text);
        res.end();
      });
      return;
    }
    res.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
    res.write('event: beat\ndata: 0\n\n');
    streams.add(res);
    res.on('close', () => streams.delete(res));
  });
  // It beats as our server does, because a reader that hears nothing for long opens another stream.
  setInterval(() => {
    for (const stream of streams) stream.write(`event: beat\ndata: ${Date.now()}\n\n`);
  }, 10_000);
  server.listen(0, () => process.send?.(server.address()));
});
