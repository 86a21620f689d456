import { createECDH, hkdfSync } from 'node:crypto';

/** The key pair by which push services know this server (RFC 8292), in base64url. */
export interface VapidKeys {
  /** the uncompressed point on P-256, 65 bytes: browsers get it */
  publicKey: string;
  /** the scalar, 32 bytes */
  privateKey: string;
}

/** The order of P-256: a private key is a number from 1 to one below it. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/**
 * Derives the push keys from the session key. So they are made with it at the first start, kept, backed up and shared
 * between machines as it is. Another session key ends all sessions, and with them every subscription.
 */
export function vapidKeys(sessionKey: string): VapidKeys {
  // Sixteen bytes more than the order has, so that no scalar is likelier than another.
  const bytes = Buffer.from(hkdfSync('sha256', sessionKey, '', 'sunboard web push', 48));
  const scalar = (BigInt(`0x${bytes.toString('hex')}`) % (order - 1n)) + 1n;
  const privateKey = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex');
  const pair = createECDH('prime256v1');
  pair.setPrivateKey(privateKey);
  return { publicKey: pair.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') };
}
