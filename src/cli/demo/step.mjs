/**
 * Runs one step and shows that it goes on: its name, its progress, and the seconds.
 * @template T
 * @param {string} name
 * @param {(notify: (text: string) => void) => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function step(name, run) {
  const started = Date.now();
  const live = process.stdout.isTTY;
  let reported = '';
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const show = () => process.stdout.write(`\r\x1b[K… ${name} ${reported} ${seconds()}`);
  if (!live) process.stdout.write(`… ${name}\n`);
  const ticking = setInterval(
    () => (live ? show() : process.stdout.write(`  ${reported} ${seconds()}\n`)),
    live ? 500 : 15_000
  );
  try {
    const result = await run((text) => {
      reported = text;
      if (live) show();
    });
    process.stdout.write(`${live ? '\r\x1b[K' : ''}✓ ${name} ${seconds()}\n`);
    return result;
  } finally {
    clearInterval(ticking);
  }
}
