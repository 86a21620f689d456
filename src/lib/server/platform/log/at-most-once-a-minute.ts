/** ms between two lines of the log that say the same: a flood shall not fill the disk. */
const quiet = 60_000;

/** Runs what it is given at most once a minute: for a line that each request of a flood would write. */
export function atMostOnceAMinute(now: () => number = () => performance.now()): (say: () => void) => void {
  let said = -Infinity;
  return (say) => {
    if (now() - said < quiet) return;
    said = now();
    say();
  };
}
