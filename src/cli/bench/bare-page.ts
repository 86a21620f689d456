import { createServer } from 'node:http';

/** The least that could answer a page: one answer, whatever is asked. A process of its own; told over IPC what to send. */
process.once('message', ({ headers, body }: { headers: Record<string, string>; body: Uint8Array }) => {
  const server = createServer((_, res) => {
    res.writeHead(200, headers);
    res.end(body);
  });
  server.listen(0, () => process.send?.(server.address()));
});
