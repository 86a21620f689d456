import { readdirSync } from 'node:fs';

/** Kit's server imports each of these when it is first asked for. */
const parts = ['nodes', 'entries'] as const;

/**
 * Loads the code of every page and endpoint. If it were left to their first request, a single file that
 * can't be opened at that moment (no descriptor is free, the build was replaced) would break its page until
 * a restart, because Node keeps a failed import.
 * @param entry address of the process's entry, beside which Kit's server lies
 * @throws Error with a sentence in both languages that names the file and the code
 */
export async function loadProgram(entry: string): Promise<void> {
  const files = parts.flatMap((part) => {
    const folder = new URL(`server/chunks/${part}/`, entry);
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => new URL(name, folder).href);
  });
  if (files.length === 0) throw new Error(sentence(entry, 'ENOENT'));
  // Files are loaded one after another, because all at once would open hundreds in the same moment.
  for (const file of files)
    await import(/* @vite-ignore */ file).catch((error: unknown) => {
      throw new Error(sentence(file, codeOf(error)), { cause: error });
    });
}

function sentence(file: string, code: string): string {
  return `程序的一部分加载不了（${file}，${code}），没有启动。请重新构建或安装 / A part of the program can’t be loaded (${file}, ${code}), so it was not started. Build or install it again`;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
