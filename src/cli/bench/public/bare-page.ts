import { createServer } from 'node:http';

/**
 * The smallest possible page server, in a process of its own: it answers every request with the bytes that it
 * was sent over IPC.
 */
process.once('message', ({ headers, body }: { headers: Record<string, string>; body: Uint8Array }) => {
  const server = createServer((_, res) => {
    res.writeHead(200, headers);
    res.end(body);
  });
  server.listen(0, () => process.send?.(server.address()));
});
