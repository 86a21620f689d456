import type { Duplex } from 'node:stream';
import type { Requests } from '../requests/requests';
import { commonHeaders } from './headers';

/** The code of every refusal of bytes that are no request. */
const code = 'bad-request';

/**
 * The answers to Node's errors about bytes that are no request, as status and reason (RFC 9110, 15.5; RFC
 * 6585, 5).
 */
const reasons: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Content Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout'
};

/**
 * Answers bytes that are no request, with the headers of every answer, and closes the connection. A sender who ends the connection
 * within a request has broken it off, and gets no answer.
 * @param requests are told of the refusal, for its line in the log; null before there are any
 */
export function malformed(
  requests: Pick<Requests, 'isUnanswered' | 'refused'> | null,
  error: NodeJS.ErrnoException,
  socket: Duplex
): void {
  const isBrokenOff = error.code === 'HPE_INVALID_EOF_STATE' && requests?.isUnanswered(socket);
  if (error.code === 'ECONNRESET' || !socket.writable || isBrokenOff) {
    socket.destroy();
    return;
  }
  const reason = reasons[error.code ?? ''] ?? '400 Bad Request';
  const body = JSON.stringify({ error: { code, params: {} } });
  const headers = {
    ...commonHeaders,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'content-type': 'application/json',
    'content-length': String(body.length),
    connection: 'close'
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${reason}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
  // Node ends a connection on which nothing was ever sent in the same way: nobody has asked anything there.
  if (!isSilent(socket)) requests?.refused(socket, { status: Number.parseInt(reason), code });
}

function isSilent(socket: Duplex): boolean {
  return 'bytesRead' in socket && socket.bytesRead === 0;
}
