import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const folder = 'src/lib/text/messages';

/**
 * Finds differences between the languages of one set of messages. Neither the compiler nor the types notice a
 * message that is missing in English, which silently falls back to Chinese.
 * @param {string} face the set's name, with which its keys begin
 * @param {Record<string, Record<string, unknown>>} byLocale messages by key, by locale
 * @returns {string[]} one line for each fault
 */
export function faults(face, byLocale) {
  const keys = new Set(Object.values(byLocale).flatMap((messages) => Object.keys(messages)));
  return [...keys].flatMap((key) => {
    const missing = Object.keys(byLocale).filter((locale) => !(key in (byLocale[locale] ?? {})));
    if (missing.length > 0) return [`${face}: ${key} is missing in ${missing.join(', ')}`];
    if (!key.startsWith(`${face}_`)) return [`${face}: ${key} doesn't begin with ${face}_`];
    const texts = Object.entries(byLocale).map(([locale, messages]) => ({ locale, text: messages[key] }));
    const empty = texts
      .filter(({ text }) => text === '')
      .map(({ locale }) => `${face}: ${key} is empty in ${locale}`);
    const english = placeholders(byLocale.en?.[key]);
    const inputs = new Set(
      texts.map(({ text }) =>
        placeholders(text)
          .filter((name) => english.includes(name) || !organs.has(name))
          .join(' ')
      )
    );
    return inputs.size === 1
      ? empty
      : [...empty, `${face}: ${key} has other placeholders: {${[...inputs].join('} / {')}}`];
  });
}

/**
 * Finds keys that stand twice in one file. JSON keeps the last one silently, so the first place would show the
 * other one's words.
 * @param {string} file the file's name
 * @param {string} text the file's text, as prettier writes it
 * @returns {string[]} one line for each of them
 */
export function twice(file, text) {
  const keys = [...text.matchAll(/^ {2}"([^"]+)":/gm)].map(([, key = '']) => key);
  const repeated = keys.filter((key, at) => keys.indexOf(key) !== at);
  return [...new Set(repeated)].map((key) => `${file}: ${key} stands there twice`);
}

/**
 * Finds messages that no source names. Those of problems are looked up by the problem's code.
 * @param {readonly string[]} keys of all messages
 * @param {string} sources the text of all source files
 * @returns {string[]} one line for each of them
 */
export function unused(keys, sources) {
  const names = new Set(sources.match(/[a-z][a-z0-9_]+/g));
  return keys
    .filter((key) => !key.startsWith('problem_') && !names.has(key))
    .map((key) => `${key} is used nowhere`);
}

/** @returns {string} the text of all source files that may name a message */
function sourceTexts() {
  return ['src', 'display', 'tests']
    .flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => `${root}/${file}`)
    )
    .filter((file) => /\.(?:ts|js|mjs|svelte)$/.test(file) && !file.includes('/generated/'))
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}

/** The names that a document gives its bodies are Chinese, so an English sentence may say what a body is instead. */
const organs = new Set(['body', 'assembly']);

/**
 * @param {unknown} message a sentence, or a list of variants with their declarations
 * @returns {string[]} names of what is filled in, in order
 */
function placeholders(message) {
  const text = JSON.stringify(message ?? '');
  const locals = new Set([...text.matchAll(/"local (\w+)/g)].map((match) => match[1]));
  const names = [...text.matchAll(/\{(\w+)\}|"input (\w+)/g)].map((match) => match[1] ?? match[2] ?? '');
  // A text in both languages is filled in as {zh} in a Chinese sentence and as {en} in an English one.
  const own = names.map((name) => (name === 'zh' || name === 'en' ? 'zh, en' : name));
  return [...new Set(own)].filter((name) => !locals.has(name)).sort();
}

function main() {
  const files = readdirSync(folder).map((file) => /^([a-z]+)\.([\w-]+)\.json$/.exec(file) ?? [file, '', '']);
  const found = [...new Set(files.map(([, face = '']) => face))].flatMap((face) => {
    const own = files.filter(([, each]) => each === face);
    const byLocale = own.map(([file, , locale]) => [
      locale,
      JSON.parse(readFileSync(`${folder}/${file}`, 'utf8'))
    ]);
    return faults(face, Object.fromEntries(byLocale));
  });
  found.push(...files.flatMap(([file = '']) => twice(file, readFileSync(`${folder}/${file}`, 'utf8'))));
  const sources = files.filter(([, , locale]) => locale === 'zh-CN');
  const keys = sources.flatMap(([file]) =>
    Object.keys(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')))
  );
  found.push(
    ...unused(
      keys.filter((key) => !key.startsWith('$')),
      sourceTexts()
    )
  );
  // With a wrong plugin path the compiler prints "Successfully compiled" and exits with 0 without any
  // messages; only its WARN shows it.
  const compiled = spawnSync('npm', ['run', '-s', 'messages'], { encoding: 'utf8' });
  const said = `${compiled.stdout}${compiled.stderr}`.replace(/^npm warn.*\n/gm, '');
  if (compiled.status !== 0 || /\bWARN\b/i.test(said)) found.push(said);
  for (const fault of found) console.error(fault);
  process.exitCode = found.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
