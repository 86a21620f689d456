import type { Server } from 'node:http';

/** A county's boards come at once when something is published: who finds no place in the queue tries again a second later. */
const backlog = 8192;

/** Listens. Ends the process with a sentence when it can't: the port is taken, or not its to take. */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((listening) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      process.stderr.write(`${whyNot(error, port)}\n`);
      process.exit(1);
    });
    server.listen({ port, host, backlog }, listening);
  });
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用，请用 PORT 换一个 / port ${port} is in use; set PORT to another one`;
  if (code === 'EACCES')
    return `没有权限使用端口 ${port}，请用 PORT 换成 1024 以上的 / port ${port} needs privileges; set PORT to one above 1023`;
  return message;
}
