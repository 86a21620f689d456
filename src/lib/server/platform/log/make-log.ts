import { destination, pino, type Logger } from 'pino';
import { errorTrace } from './error-trace';

/** The most bytes of the log that may wait for a slow reader or a full disk; further lines are lost. */
const mostWaiting = 1024 * 1024;
const warn = 40;
/** milliseconds that a line waits for others at most */
const longestWait = 250;

/**
 * The log: one JSON object a line on standard output. It has routes, statuses, times and codes; never a
 * person, an address, an account or a text (`errorTrace` sees to errors). Lines are written a few at a
 * time, warnings at once; a full disk loses lines, and nothing else. After an error of the disk a line waits for the next one.
 * @param fd the open file that it is written to
 */
export function makeLog(level: string, fd = 1): Logger {
  const out = destination({
    fd,
    sync: false,
    minLength: 4096,
    maxLength: mostWaiting
  });
  out.on('error', () => undefined);
  const flushSync = out.flushSync.bind(out);
  // Called at the end of the process, which shall not fail for a line of its log.
  out.flushSync = () => {
    try {
      flushSync();
    } catch {
      return;
    }
  };
  // The library's own `periodicFlush` would write nothing, four times a second, for as long as the process lives.
  let waiting: NodeJS.Timeout | undefined;
  // It doesn't tell either whether `flush` did nothing because an earlier write went on, so each one is repeated after that. Where
  // all is written by then, the repeated one writes nothing, once.
  let isOwed = false;
  const flush = () => {
    clearTimeout(waiting);
    waiting = undefined;
    isOwed = true;
    out.flush();
  };
  out.on('drain', () => {
    if (!isOwed) return;
    isOwed = false;
    out.flush();
  });
  return pino(
    {
      level,
      base: null,
      serializers: { err: errorTrace },
      hooks: {
        logMethod(args, method, at) {
          method.apply(this, args);
          if (at >= warn) flush();
          else waiting ??= setTimeout(flush, longestWait).unref();
        }
      }
    },
    out
  );
}
