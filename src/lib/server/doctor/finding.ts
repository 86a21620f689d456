/** One line of what `doctor` says. */
export interface Finding {
  /** what was looked at: `database`, `tls`, … */
  about: string;
  /** `bad`: something is wrong now; `warn`: it soon may be */
  level: 'ok' | 'warn' | 'bad';
  zh: string;
  en: string;
  /** what to do, or what else to know; null when nothing is to be done */
  next: { zh: string; en: string } | null;
}

type Words = readonly [zh: string, en: string];

export function ok(about: string, [zh, en]: Words): Finding {
  return { about, level: 'ok', zh, en, next: null };
}

/** Nothing is wrong, but in one case there is something to do. */
export function hint(about: string, [zh, en]: Words, next: Words): Finding {
  return { about, level: 'ok', zh, en, next: { zh: next[0], en: next[1] } };
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
