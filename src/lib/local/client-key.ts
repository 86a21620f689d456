/**
 * A key that the server has never seen, under which it stores its answer. `randomUUID` is missing on plain http,
 * `getRandomValues` isn't.
 * @returns 32 hexadecimal digits
 */
export function clientKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
