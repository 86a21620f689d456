/** An edit by a button: the stretch to replace, the new text, and the selection afterwards. */
export interface TextEdit {
  from: number;
  until: number;
  text: string;
  select: [from: number, until: number];
}

interface Selected {
  text: string;
  from: number;
  until: number;
}

const leading = /^(?:# |- )/;

/** Puts a sign before each selected line, replacing another sign; removes it when all lines have it. */
export function led({ text, from, until }: Selected, sign: '# ' | '- '): TextEdit {
  const begins = text.lastIndexOf('\n', from - 1) + 1;
  const end = text.indexOf('\n', Math.max(until, begins));
  const ends = end < 0 ? text.length : end;
  const lines = text.slice(begins, ends).split('\n');
  const has = lines.every((line) => line.startsWith(sign));
  const put = lines.map((line) => (has ? '' : sign) + line.replace(leading, '')).join('\n');
  const at = begins + put.length;
  return { from: begins, until: ends, text: put, select: lines.length > 1 ? [begins, at] : [at, at] };
}

/**
 * Makes the selection bold line by line, or plain when all of it is bold. Without a selection it inserts
 * `****` with the cursor inside.
 */
export function bolded({ text, from, until }: Selected): TextEdit {
  if (from === until) return { from, until, text: '****', select: [from + 2, from + 2] };
  // A double click selects a word without the stars around it, so these are looked for outside the selection.
  const isWithin = text.slice(from - 2, from) === '**' && text.slice(until, until + 2) === '**';
  const [begins, ends] = isWithin ? [from - 2, until + 2] : [from, until];
  const lines = text.slice(begins, ends).split('\n');
  const words = lines.map((line) => /^((?:# |- )?\s*)(.*?)(\s*)$/.exec(line) ?? ['', '', line, '']);
  const has = words.every(([, , word = '']) => word === '' || /^\*\*.+\*\*$/.test(word));
  const put = words
    .map(([, before = '', word = '', after = '']) => {
      const bare = word.replace(/\*\*/g, '');
      return before + (bare === '' || has ? bare : `**${bare}**`) + after;
    })
    .join('\n');
  return { from: begins, until: ends, text: put, select: [begins, begins + put.length] };
}

/**
 * Makes the selection the text of a link, with the cursor where the address is typed.
 * @param words the link's text when nothing is selected
 */
export function linked({ text, from, until }: Selected, words: string): TextEdit {
  const chosen = text.slice(from, until).replace(/\s*\n\s*/g, ' ');
  const put = `[${chosen || words}](https://)`;
  const at = from + put.length - 1;
  return { from, until, text: put, select: [at, at] };
}
