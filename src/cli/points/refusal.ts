import { messageOf, type Lang, type Problem } from '../../lib/points';

const sentences = {
  'bad-usage': {
    zh: '参数不对（{value}）。用法：npm run -s points -- {usage}',
    en: 'Wrong arguments ({value}). Usage: npm run -s points -- {usage}'
  },
  'unreadable-file': {
    zh: '读不了文件“{value}”：请检查路径和权限。',
    en: `Can't read the file "{value}": check its path and permissions.`
  }
} as const;

const usage =
  'score --scheme ID|FILE --roster FILE --entries FILE [--ballots FILE] --period 2026-10 [--json] [--lang en] | check --scheme ID|FILE [--roster FILE] [--json] [--lang en]';

/** Input is refused whole: nothing was printed, and this goes to stderr as JSON. */
export class Refusal extends Error {
  readonly body: (lang: Lang) => Record<string, unknown>;

  constructor(body: (lang: Lang) => Record<string, unknown>) {
    super('refused');
    this.body = body;
  }
}

/** The first of the problems, if there is any. */
export function refuseFirst(problems: readonly Problem[]): void {
  const [problem] = problems;
  if (!problem) return;
  const { code, file, row, column } = problem;
  throw new Refusal((lang) => ({ code, message: messageOf(problem, lang), file, row, column }));
}

/** What lies outside the files: wrong arguments, a file that isn't there. */
export function refuse(code: keyof typeof sentences, value: string, file: string | null = null): never {
  throw new Refusal((lang) => ({
    code,
    message: sentences[code][lang].replace('{value}', value).replace('{usage}', usage),
    file,
    row: null,
    column: null
  }));
}
