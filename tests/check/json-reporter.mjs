import { JsonReporter } from 'vitest/node';

/**
 * Vitest's JSON report with what Vitest leaves out: each file's project, and the errors outside of tests. Without
 * these, a run whose failed tests are all flaky would hide them.
 */
export default class CompleteReporter extends JsonReporter {
  /** @type {{ message: string }[]} */
  #errors = [];

  /** @type {Map<string, string>} */
  #projects = new Map();

  /**
   * @override
   * @param {Parameters<JsonReporter['onTestRunEnd']>[0]} modules
   * @param {readonly { message: string }[]} [errors]
   */
  async onTestRunEnd(modules, errors = []) {
    this.#errors = errors.map(({ message }) => ({ message }));
    this.#projects = new Map(modules.map(({ moduleId, project }) => [moduleId, project.name]));
    await super.onTestRunEnd(modules);
  }

  /**
   * @override
   * @param {string} report
   */
  async writeReport(report) {
    const whole = JSON.parse(report);
    for (const file of whole.testResults) file.project = this.#projects.get(file.name);
    await super.writeReport(JSON.stringify({ ...whole, errors: this.#errors }));
  }
}
