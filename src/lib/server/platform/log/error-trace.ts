/** The parts of an error that the log keeps: its kind and where it came from. */
export interface ErrorTrace {
  type: string;
  code?: string;
  message?: string;
  stack: string[];
  cause?: ErrorTrace;
}

/** A frame as V8 writes it. Anything else in a stack is a message, and a message may quote what somebody typed. */
const frame = /^\s+at ((?:async |new )*[\w$.<>#[\] ]*\(?(?:file:|node:|\/)\S+:\d+:\d+\)?)$/;

/** Messages of the engine that name code, and nothing else. */
const ofCode = [
  /^Cannot (?:read|set) properties of (?:undefined|null) \((?:reading|setting) '[A-Za-z_$][\w$]*'\)$/,
  /^[A-Za-z_$][\w$.]* is not (?:a function|iterable|defined|a constructor)$/
];

const deepest = 4;

/**
 * An error without its values: messages of databases, parsers and libraries quote names, texts and addresses, so
 * none is kept but those of SQLite, which knows columns only, and the engine's own about code. PostgreSQL's `detail`
 * and `where` are left out with the rest.
 */
export function errorTrace(error: unknown, depth = 0): ErrorTrace {
  if (!(error instanceof Error)) return { type: typeof error, stack: [] };
  const code = codeOf(error);
  const message = messageOf(error);
  const lines = (error.stack ?? '').split('\n');
  return {
    // The constructor's name is used, because `name` is a field like any other and may be set.
    type: error.constructor.name,
    ...(code === null ? {} : { code }),
    ...(message === null ? {} : { message }),
    stack: lines.flatMap((line) => frame.exec(line)?.[1] ?? []),
    ...(error.cause === undefined || depth === deepest ? {} : { cause: errorTrace(error.cause, depth + 1) })
  };
}

function codeOf(error: Error): string | null {
  const code = 'code' in error ? String(error.code) : '';
  return /^[A-Za-z0-9_-]{1,60}$/.test(code) ? code : null;
}

function messageOf(error: Error): string | null {
  const known = error.constructor.name === 'SqliteError' || ofCode.some((each) => each.test(error.message));
  return known ? error.message : null;
}
