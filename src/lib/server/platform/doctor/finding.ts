/** One line of what `doctor` says. */
export interface DoctorFinding {
  /** the subject of the check: `database`, `tls`, … */
  about: string;
  /** `bad`: something is wrong now; `warn`: it soon may be */
  level: 'ok' | 'warn' | 'bad';
  zh: string;
  en: string;
  /** advice, or further facts; null when nothing is to be done */
  next: { zh: string; en: string } | null;
}

type DoctorText = readonly [zh: string, en: string];

/** Makes a finding that all is well. */
export function ok(about: string, [zh, en]: DoctorText): DoctorFinding {
  return { about, level: 'ok', zh, en, next: null };
}

/** Nothing is wrong, but in one case there is something to do. */
export function hint(about: string, [zh, en]: DoctorText, next: DoctorText): DoctorFinding {
  return { about, level: 'ok', zh, en, next: { zh: next[0], en: next[1] } };
}

/** Makes a finding that something may soon be wrong, with what to do next. */
export function warn(about: string, words: DoctorText, next: DoctorText): DoctorFinding {
  return wrong('warn', about, words, next);
}

/** Makes a finding that something is wrong now, with what to do next. */
export function bad(about: string, words: DoctorText, next: DoctorText): DoctorFinding {
  return wrong('bad', about, words, next);
}

function wrong(level: 'warn' | 'bad', about: string, [zh, en]: DoctorText, next: DoctorText): DoctorFinding {
  return { about, level, zh, en, next: { zh: next[0], en: next[1] } };
}
