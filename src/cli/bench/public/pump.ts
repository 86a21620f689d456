import { connect } from 'node:net';

const connections = 20;

/**
 * Requests one page as fast as it is answered, over as many connections as a community's phones would hold,
 * each with one request at a time. It parses no headers, because that would take as much time as the measured
 * server needs; instead every answer must be as long as the first, and a single other one fails the round.
 * @param headers of the request, joined by CRLF
 * @param milliseconds how long it runs
 * @returns requests per second
 */
export async function pumpRequests(address: URL, headers: string, milliseconds: number): Promise<number> {
  const request = `GET ${address.pathname}${address.search} HTTP/1.1\r\nHost: ${address.host}\r\n${headers}\r\n\r\n`;
  const length = await lengthOfAnswer(address, request);
  const started = performance.now();
  const until = started + milliseconds;
  const counts = await Promise.all(
    Array.from({ length: connections }, () => one(address, request, length, until))
  );
  return (counts.reduce((sum, count) => sum + count, 0) / (performance.now() - started)) * 1000;
}

function one(address: URL, request: string, length: number, until: number): Promise<number> {
  return new Promise((done, failed) => {
    let [answers, bytes] = [0, 0];
    const socket = connect(Number(address.port), address.hostname, () => socket.write(request));
    socket.setNoDelay();
    socket.on('error', failed);
    socket.on('data', (chunk) => {
      bytes += chunk.length;
      if (bytes < length) return;
      if (bytes > length)
        return socket.destroy(new Error(`an answer of ${bytes} bytes instead of ${length}`));
      [answers, bytes] = [answers + 1, 0];
      if (performance.now() < until) socket.write(request);
      else socket.destroy();
    });
    socket.on('close', () => done(answers));
  });
}

/** The bytes of the whole answer on the wire, including its head. */
function lengthOfAnswer(address: URL, request: string): Promise<number> {
  return new Promise((done, failed) => {
    let answer = Buffer.alloc(0);
    const socket = connect(Number(address.port), address.hostname, () => socket.write(request));
    socket.on('error', failed);
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      const head = answer.indexOf('\r\n\r\n');
      const body = Number(/content-length: (\d+)/i.exec(answer.subarray(0, head).toString())?.[1] ?? 0);
      if (head < 0 || answer.length < head + 4 + body) return;
      socket.destroy();
      if (answer.toString('latin1', 9, 12) === '200') done(head + 4 + body);
      else failed(new Error(answer.subarray(0, head).toString()));
    });
  });
}
