import type { Server } from 'node:http';

/**
 * Connections that may wait to be accepted: a county's boards come at once when something is published, and
 * one that finds no place retries a second later.
 */
const backlog = 8192;

/** Listens. Ends the process with a sentence when it can't: the port is taken, or not its to take. */
export function listen(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  return new Promise((listening) => {
    const fail = (error: NodeJS.ErrnoException) => {
      process.stderr.write(`${whyNot(error, port)}\n`);
      process.exit(1);
    };
    server.once('error', fail);
    server.listen({ port, host, backlog }, () => {
      server.off('error', fail);
      listening();
    });
  });
}

function whyNot({ code, message }: NodeJS.ErrnoException, port: number): string {
  if (code === 'EADDRINUSE')
    return `端口 ${port} 已被占用，请用 PORT 换一个 / port ${port} is in use; set PORT to another one`;
  if (code === 'EACCES')
    return `没有权限使用端口 ${port}，请用 PORT 换成 1024 以上的 / port ${port} needs privileges; set PORT to one above 1023`;
  return message;
}
