/**
 * Runs one step and shows that it goes on: its name, what it tells of its progress, the seconds.
 *
 * @template T
 * @param {string} name
 * @param {(tell: (text: string) => void) => Promise<T>} run
 * @returns {Promise<T>}
 */
export async function step(name, run) {
  const started = Date.now();
  const live = process.stdout.isTTY;
  let told = '';
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const show = () => process.stdout.write(`\r\x1b[K… ${name} ${told} ${seconds()}`);
  if (!live) process.stdout.write(`… ${name}\n`);
  const ticking = setInterval(
    () => (live ? show() : process.stdout.write(`  ${told} ${seconds()}\n`)),
    live ? 500 : 15_000
  );
  try {
    const result = await run((text) => {
      told = text;
      if (live) show();
    });
    process.stdout.write(`${live ? '\r\x1b[K' : ''}✓ ${name} ${seconds()}\n`);
    return result;
  } finally {
    clearInterval(ticking);
  }
}
