import { createHash } from 'node:crypto';
import { cellsInMemory } from './files/read-uploads';
import type { Upload } from './upload';

/** Bytes of memory that a cell takes once it is read. */
const cellBytes = 64;

/**
 * Files between preview and confirmation, in memory, beside the database that has them for every process
 * (`HeldStore`). They stay with the server and not in the page: a browser can't fill a file field again, and sending
 * megabytes twice through a form fails where uplinks are thin.
 */
export class HeldFiles {
  readonly #held = new Map<
    string,
    { account: string; uploads: readonly Upload[]; until: number; size: number }
  >();

  constructor(private readonly bounds = { minutes: 60, perAccount: 3, bytes: 64 * 1024 * 1024 }) {}

  /** Keeps files for one account and gives the digest that names them. The oldest give way. */
  keep(account: string, uploads: readonly Upload[], now: Date): string {
    this.#drop((held) => held.until < now.getTime());
    const digest = digestOf(uploads);
    const name = `${account}/${digest}`;
    this.#held.delete(name);
    const size = uploads.reduce((sum, each) => sum + each.bytes.length + cellBytes * cellsInMemory(each), 0);
    this.#held.set(name, { account, uploads, size, until: now.getTime() + this.bounds.minutes * 60_000 });
    const own = [...this.#held].filter(([, held]) => held.account === account);
    for (const [old] of own.slice(0, -this.bounds.perAccount)) this.#held.delete(old);
    for (const [old] of this.#held) {
      if (this.#bytes() <= this.bounds.bytes || old === name) break;
      this.#held.delete(old);
    }
    return digest;
  }

  /** The files that this account has handed over; null when they are gone, or were somebody else's. */
  find(account: string, digest: string, now: Date): readonly Upload[] | null {
    this.#drop((held) => held.until < now.getTime());
    return this.#held.get(`${account}/${digest}`)?.uploads ?? null;
  }

  #bytes(): number {
    return [...this.#held.values()].reduce((sum, { size }) => sum + size, 0);
  }

  #drop(isOver: (held: { until: number }) => boolean): void {
    for (const [name, held] of this.#held) if (isOver(held)) this.#held.delete(name);
  }
}

/** SHA-256 over names and bytes, each with its length before it, so that no two sets of files share one. */
function digestOf(uploads: readonly Upload[]): string {
  const hash = createHash('sha256');
  for (const { name, bytes } of uploads) hash.update(`${name.length}:${name}:${bytes.length}:`).update(bytes);
  return hash.digest('hex');
}
