import { JsonReporter } from 'vitest/node';

/**
 * Vitest's JSON report with the errors outside of tests, which Vitest leaves out. Without them, a run whose
 * failed tests are all flaky would hide them.
 */
export default class WithErrorsOutside extends JsonReporter {
  /** @type {{ message: string }[]} */
  #errors = [];

  /**
   * @override
   * @param {Parameters<JsonReporter['onTestRunEnd']>[0]} modules
   * @param {readonly { message: string }[]} [errors]
   */
  async onTestRunEnd(modules, errors = []) {
    this.#errors = errors.map(({ message }) => ({ message }));
    await super.onTestRunEnd(modules);
  }

  /**
   * @override
   * @param {string} report
   */
  async writeReport(report) {
    await super.writeReport(JSON.stringify({ ...JSON.parse(report), errors: this.#errors }));
  }
}
