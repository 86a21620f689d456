import { fork } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { PhonesOrder, PhonesReport } from './phones-process';
import type { PhoneOwner } from './simulated-phone';

/** Simulated phones in a process of their own. */
export class PhonesCrowd {
  readonly #process = fork(resolve('build/phones-process.js'), { serialization: 'advanced' });
  readonly #ready = this.#says('ready');

  /** Opens all phones; resolves when each holds its live connection. */
  async open(url: string, phones: PhoneOwner[]): Promise<void> {
    await this.#ready;
    await this.#order({ open: { url, phones } }, 'open');
  }

  /** The durations of all requests in the next seconds, in ms. */
  measure(seconds: number): Promise<Extract<PhonesReport, { is: 'measured' }>> {
    return this.#order({ measure: { seconds } }, 'measured');
  }

  async end(): Promise<void> {
    if (this.#process.exitCode !== null) return;
    const ended = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await ended;
  }

  #order<Is extends PhonesReport['is']>(order: PhonesOrder, is: Is) {
    const said = this.#says(is);
    this.#process.send(order);
    return said;
  }

  #says<Is extends PhonesReport['is']>(is: Is): Promise<Extract<PhonesReport, { is: Is }>> {
    return new Promise((said, failed) => {
      const ended = (code: number | null) => failed(new Error(`the phones ended with ${code}`));
      const hear = (report: PhonesReport) => {
        if (report.is !== is) return;
        this.#process.off('message', hear).off('exit', ended);
        said(report as Extract<PhonesReport, { is: Is }>);
      };
      this.#process.on('message', hear).on('exit', ended);
    });
  }
}
