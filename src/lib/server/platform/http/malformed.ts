import type { Duplex } from 'node:stream';
import { commonHeaders } from './headers';

/**
 * The answers to Node's errors about bytes that are no request, as status and reason (RFC 9110, 15.5; RFC
 * 6585, 5).
 */
const reasons: Record<string, string> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: '413 Content Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout'
};

/** Answers bytes that are no request, with the headers of every answer, and closes the connection. */
export function malformed(error: NodeJS.ErrnoException, socket: Duplex): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({ error: { code: 'bad-request', params: {} } });
  const headers = {
    ...commonHeaders,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'content-type': 'application/json',
    'content-length': String(body.length),
    connection: 'close'
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  socket.end(
    `HTTP/1.1 ${reasons[error.code ?? ''] ?? '400 Bad Request'}\r\n${lines.join('\r\n')}\r\n\r\n${body}`
  );
}
