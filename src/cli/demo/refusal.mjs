/** The reason why the demo can't start, as one clear sentence in both languages. */
export class Refusal extends Error {
  /**
   * @param {string} zh
   * @param {string} en
   */
  constructor(zh, en) {
    super(`${zh}\n${en}`);
    this.name = 'Refusal';
  }
}
