import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { CrowdMessage, CrowdReport } from './boards-crowd';
import type { Endpoints } from './simulated-board';

/**
 * Simulated paired boards in several processes, because each of a board's requests takes a socket besides its
 * stream's, and a process has few.
 */
export class PairedCrowd {
  readonly #processes = [aPart(), aPart()];

  /**
   * Opens all boards, one process after the other.
   * @param cookies one for each board
   */
  async open(endpoints: Endpoints, cookies: readonly string[]): Promise<void> {
    const part = Math.ceil(cookies.length / this.#processes.length);
    for (const [at, one] of this.#processes.entries()) {
      await one.says('ready');
      one.process.send({
        open: endpoints,
        cookies: cookies.slice(at * part, (at + 1) * part)
      } satisfies CrowdMessage);
      await one.says('open');
    }
  }

  notify(params: CrowdMessage): void {
    for (const { process } of this.#processes) process.send(params);
  }

  /** resolves when every process has sent this message */
  says<Is extends CrowdReport['is']>(is: Is): Promise<Extract<CrowdReport, { is: Is }>[]> {
    return Promise.all(this.#processes.map((one) => one.says(is)));
  }

  async end(): Promise<void> {
    for (const { process } of this.#processes) {
      const ended = once(process, 'exit');
      process.kill('SIGKILL');
      await ended;
    }
  }
}

interface Part {
  process: ChildProcess;
  says<Is extends CrowdReport['is']>(is: Is): Promise<Extract<CrowdReport, { is: Is }>>;
}

function aPart(): Part {
  const process = fork(resolve('build/boards-crowd.js'), { serialization: 'advanced' });
  const early: CrowdReport[] = [];
  const waiting = new Map<CrowdReport['is'], { hear(says: CrowdReport): void; failed(error: Error): void }>();
  process.on('message', (says: CrowdReport) => {
    const waits = waiting.get(says.is);
    waiting.delete(says.is);
    if (waits) waits.hear(says);
    else early.push(says);
  });
  process.once('exit', (code) => {
    for (const { failed } of waiting.values()) failed(new Error(`the crowd ended with ${code}`));
  });
  return {
    process,
    async says<Is extends CrowdReport['is']>(is: Is) {
      const at = early.findIndex((each) => each.is === is);
      const [found] = at < 0 ? [] : early.splice(at, 1);
      const says =
        found ?? (await new Promise<CrowdReport>((hear, failed) => waiting.set(is, { hear, failed })));
      return says as Extract<CrowdReport, { is: Is }>;
    }
  };
}
