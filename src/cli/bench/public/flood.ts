import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

/** The message that starts a flood's process: what to request, and how fast. */
export interface FloodOrder {
  /** address of the server */
  url: string;
  /** code of an open notice */
  notice: string;
  requests: number;
  seconds: number;
}

/** The message with which a flood's process ends: how the server answered. */
export interface FloodOutcome {
  answered: number;
  /** ms from the first request to the last answer */
  took: number;
  /** number of answers by status */
  statuses: Record<string, number>;
}

const connections = 50;
/** After this many times the planned duration, the flood ends with what was answered. */
const patience = 3;

/**
 * Floods public pages from a process of its own, so that it doesn't slow the server's: so many requests,
 * evenly over so much time.
 */
process.once('message', (order: FloodOrder) => {
  flood(order).then(
    (outcome) => process.send?.(outcome),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    }
  );
});
process.send?.('up');

function flood({ url, notice, requests, seconds }: FloodOrder): Promise<FloodOutcome> {
  const { hostname, port, host } = new URL(url);
  const started = performance.now();
  const statuses: Record<string, number> = {};
  const free: ((path: string) => void)[] = [];
  let [sent, answered] = [0, 0];
  return new Promise((done, failed) => {
    /** Sends all requests that are due; those without a free connection go out as soon as one is free. */
    function send(): void {
      const due = Math.min(requests, Math.ceil(((performance.now() - started) / 1000 / seconds) * requests));
      while (free.length > 0 && sent < due) free.pop()?.(addressOf(sent++, notice));
    }
    const pace = setInterval(send, 2);
    const end = setTimeout(finish, patience * seconds * 1000);
    function finish(): void {
      clearInterval(pace);
      clearTimeout(end);
      done({ answered, took: performance.now() - started, statuses });
    }
    function count(status: string): void {
      statuses[status] = (statuses[status] ?? 0) + 1;
      answered += 1;
      if (answered === requests) finish();
    }
    for (let each = 0; each < connections; each += 1) {
      let answer = '';
      const socket = connect(Number(port), hostname);
      const ask = (path: string) =>
        socket.write(
          `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept: text/html\r\nAccept-Encoding: gzip, deflate, br\r\n\r\n`
        );
      socket.setNoDelay().on('error', failed);
      socket.on('connect', () => free.push(ask));
      socket.on('data', (chunk) => {
        answer += chunk.toString('latin1');
        if (!isWhole(answer)) return;
        count(answer.slice(9, 12));
        answer = '';
        free.push(ask);
      });
    }
  });
}

/**
 * The address of one of five kinds in turn: an open notice, the same forwarded by a messenger, an unknown
 * code, a guessed receipt, a form.
 */
function addressOf(turn: number, notice: string): string {
  const guess = randomBytes(8).toString('hex').replace(/[01]/g, '2');
  const paths = [
    `/n/${notice}`,
    `/n/${notice}?from=groupmessage&isappinstalled=0&x=${guess}`,
    `/${turn % 2 ? 'n' : 'a'}/${guess.slice(0, 7)}`,
    `/o/${guess}`,
    `/n/${notice}/object`
  ];
  return paths[turn % paths.length] ?? '/';
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return false;
  const length = /content-length: (\d+)/i.exec(answer.slice(0, head))?.[1];
  return length === undefined ? answer.endsWith('\r\n0\r\n\r\n') : answer.length >= head + 4 + Number(length);
}
