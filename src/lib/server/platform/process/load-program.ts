import { readdirSync } from 'node:fs';

/** Kit's server imports each of these when it is first asked for. */
const parts = ['nodes', 'entries'] as const;

/**
 * Loads the code of every page and endpoint. If it were left to their first request, a single file that
 * can't be opened at that moment would break its page until a restart: no descriptor is free, or the build was
 * replaced. Node keeps a failed import.
 * @param entry address of the process's entry, beside which Kit's server lies
 * @throws Error with a sentence in both languages that names the file and the code
 */
export async function loadProgram(entry: string): Promise<void> {
  const files = parts.flatMap((part) => filesIn(new URL(`server/${part}/`, entry)));
  // Files are loaded one after another, because all at once would open hundreds in the same moment.
  for (const file of files)
    await import(/* @vite-ignore */ file).catch((error: unknown) => {
      throw notLoaded(file, error);
    });
}

/**
 * The sentence for a file of the program that can't be loaded. Where the error knows which file is concerned
 * (one that the imported file needs), that one is named.
 * @param file address of the file that was to be loaded
 */
export function notLoaded(file: string, error: unknown): Error {
  return new Error(sentence(placeOf(error) ?? file, codeOf(error)), { cause: error });
}

/**
 * Whether a file is missing, can't be read as a program, or finds no free descriptor. The handler's import
 * also opens the database, and fails with sentences of its own.
 */
export function isOfLoading(error: unknown): boolean {
  return error instanceof SyntaxError || /^(?:ERR_MODULE_NOT_FOUND|EMFILE|ENFILE)$/.test(codeOf(error));
}

/** @throws Error when the folder is missing, can't be read or has no program, as `loadProgram` says it */
function filesIn(folder: URL): string[] {
  const names = listed(folder).filter((name) => name.endsWith('.js'));
  if (names.length === 0) throw new Error(sentence(folder.href, 'ENOENT'));
  return names.map((name) => new URL(name, folder).href);
}

function listed(folder: URL): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' });
  } catch (error) {
    throw notLoaded(folder.href, error);
  }
}

function sentence(file: string, code: string): string {
  return `程序的一部分加载不了（${file}，${code}），没有启动。请重新构建或安装 / A part of the program can’t be loaded (${file}, ${code}), so it was not started. Build or install it again`;
}

/** The address of the missing module, as Node gives it with ERR_MODULE_NOT_FOUND. */
function placeOf(error: unknown): string | null {
  return error instanceof Error && 'url' in error && typeof error.url === 'string' ? error.url : null;
}

/** The error's code, else its first line: a program that ends in the middle has none. */
function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : error;
  return String(code).split('\n', 1)[0] ?? '';
}
