/** One line of what `doctor` says. */
export interface Finding {
  /** what was looked at: `database`, `tls`, … */
  about: string;
  /** `bad`: something is wrong now; `warn`: it soon may be */
  level: 'ok' | 'warn' | 'bad';
  zh: string;
  en: string;
  /** what to do; null when nothing is to be done */
  next: { zh: string; en: string } | null;
}

type Words = readonly [zh: string, en: string];

export function ok(about: string, [zh, en]: Words): Finding {
  return { about, level: 'ok', zh, en, next: null };
}

export function warn(about: string, words: Words, next: Words): Finding {
  return wrong('warn', about, words, next);
}

export function bad(about: string, words: Words, next: Words): Finding {
  return wrong('bad', about, words, next);
}

function wrong(level: 'warn' | 'bad', about: string, [zh, en]: Words, next: Words): Finding {
  return { about, level, zh, en, next: { zh: next[0], en: next[1] } };
}
