import {
  createDecipheriv,
  createECDH,
  createVerify,
  hkdfSync,
  createPublicKey,
  randomBytes
} from 'node:crypto';
import { Agent, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:tls';
import type { PushTarget } from '../../src/lib/server/platform/push/send-push';

/** A message as the service got it, and as the browser reads it. */
export interface PushedMessage {
  /** the last part of the address */
  to: string;
  /** decrypted with the browser's keys, without the blanks that it was filled up with */
  text: string;
  /** bytes that the service saw */
  size: number;
  headers: Record<string, unknown>;
  /** the signed part of the sender's token (RFC 8292) */
  token: { aud: string; sub: string; exp: number };
}

/** A push service on this machine: it takes messages over TLS, and has the browsers that they are for. */
export interface PushService {
  /** connects to it, whatever address is asked for */
  agent: Agent;
  messages: PushedMessage[];
  /** number of requests so far */
  calls(): number;
  /** status of the next answers; `cut`: it hangs up without one */
  answer: number | 'cut';
  /** a browser's subscription: a new address with keys of its own */
  subscribe(name: string): PushTarget;
  close(): Promise<void>;
}

interface Browser {
  keys: ReturnType<typeof createECDH>;
  auth: Buffer;
}

/** Starts the push service on a free port. Both ends know one secret, so that TLS needs no certificate. */
export async function pushService(): Promise<PushService> {
  const secret = { psk: randomBytes(32), identity: 'test' };
  const cipher = { ciphers: 'PSK', maxVersion: 'TLSv1.2' } as const;
  const browsers = new Map<string, Browser>();
  let calls = 0;
  const server = createServer({ ...cipher, pskCallback: () => secret.psk }, (request, response) => {
    calls += 1;
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      if (here.answer === 'cut') {
        request.socket.destroy();
        return;
      }
      const to = (request.url ?? '').split('/').pop() ?? '';
      const browser = browsers.get(to);
      if (browser && here.answer === 201)
        here.messages.push(messageOf(to, browser, Buffer.concat(parts), request.headers));
      response.writeHead(here.answer).end('an answer that nobody reads');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const here: PushService = {
    agent: Object.assign(new Agent(), {
      createConnection: () =>
        connect({
          ...cipher,
          port,
          host: '127.0.0.1',
          pskCallback: () => secret,
          checkServerIdentity: () => undefined
        })
    }),
    messages: [],
    calls: () => calls,
    answer: 201,
    subscribe(name) {
      const keys = createECDH('prime256v1');
      keys.generateKeys();
      const auth = randomBytes(16);
      browsers.set(name, { keys, auth });
      return {
        endpoint: `https://push.sunboard-check.org/send/${name}`,
        p256dh: keys.getPublicKey('base64url'),
        auth: auth.toString('base64url')
      };
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      })
  };
  return here;
}

function messageOf(
  to: string,
  browser: Browser,
  body: Buffer,
  headers: Record<string, unknown>
): PushedMessage {
  return {
    to,
    text: decrypted(body, browser).toString().trimEnd(),
    size: body.length,
    headers,
    token: tokenOf(String(headers.authorization))
  };
}

/** Reads a message of one record as RFC 8188 and 8291 say. */
function decrypted(body: Buffer, { keys, auth }: Browser): Buffer {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const sender = body.subarray(21, 21 + idLength);
  const record = body.subarray(21 + idLength);
  const shared = keys.computeSecret(sender);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), keys.getPublicKey(), sender]);
  const secret = Buffer.from(hkdfSync('sha256', shared, auth, info, 32));
  const derived = (label: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${label}\0`, length));
  const opened = createDecipheriv('aes-128-gcm', derived('aes128gcm', 16), derived('nonce', 12));
  opened.setAuthTag(record.subarray(-16));
  const plain = Buffer.concat([opened.update(record.subarray(0, -16)), opened.final()]);
  // The last record ends with 2, after which there may be zeros.
  return plain.subarray(0, plain.lastIndexOf(2));
}

/** The token of `vapid t=…, k=…`, whose signature is checked by the key beside it. */
function tokenOf(authorization: string): PushedMessage['token'] {
  const [, token = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(authorization) ?? [];
  const [head, claims = '', signature = ''] = token.split('.');
  const point = Buffer.from(key, 'base64url');
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url')
  };
  const isSigned = createVerify('sha256')
    .update(`${head}.${claims}`)
    .verify(
      { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
      Buffer.from(signature, 'base64url')
    );
  if (!isSigned) throw new Error('the token isn’t signed by its key');
  return JSON.parse(Buffer.from(claims, 'base64url').toString());
}
