import { destination, pino, type Logger } from 'pino';
import { errorTrace } from './error-trace';

/** The most bytes of the log that may wait for a slow reader or a full disk; further lines are lost. */
const mostWaiting = 1024 * 1024;
const warn = 40;

/**
 * The log: one JSON object a line on standard output. It has routes, statuses, times and codes; never a
 * person, an address, an account or a text (`errorTrace` sees to errors). Lines are written a few at a
 * time, warnings at once; a full disk loses lines, and nothing else.
 */
export function makeLog(level: string): Logger {
  const out = destination({
    fd: 1,
    sync: false,
    minLength: 4096,
    periodicFlush: 250,
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
  return pino(
    {
      level,
      base: null,
      serializers: { err: errorTrace },
      hooks: {
        logMethod(args, method, at) {
          method.apply(this, args);
          if (at >= warn) out.flush();
        }
      }
    },
    out
  );
}
