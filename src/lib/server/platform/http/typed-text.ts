import { usualBody } from './read-body';

/** A form's body as it arrived, before anybody has taken it apart. */
export interface SentForm {
  type: string;
  body: Uint8Array;
}

/**
 * The texts typed into a form of the public pages, and the other fields, which send it again as the same
 * request.
 */
export interface TypedText {
  /** name and text of each box, in the form's order; at least one isn't empty */
  texts: [TextBox, string][];
  /** name and value of all other fields of the form */
  rest: [string, string][];
}

/**
 * The text boxes of the public forms: what has happened, how to reach the writer, and why the answer isn't
 * accepted.
 */
const textBoxes = ['said', 'contact', 'words'] as const;
export type TextBox = (typeof textBoxes)[number];
const isBox = (name: string): name is TextBox => textBoxes.some((box) => box === name);

const others = ['key', 'about', 'seen'];

/**
 * Reads what was typed back from a form that was refused, so that the refusal can show it: nobody writes it twice.
 * @returns null where nothing was typed, and for bodies that no page of ours sends
 */
export function typedText({ type, body }: SentForm): TypedText | null {
  if (!/^application\/x-www-form-urlencoded\b/i.test(type) || body.length > usualBody) return null;
  const fields = [...new URLSearchParams(new TextDecoder().decode(body))];
  const texts = fields.filter(
    (field): field is [TextBox, string] => isBox(field[0]) && field[1].trim() !== ''
  );
  const rest = fields.filter(([name]) => others.includes(name));
  return texts.length > 0 ? { texts, rest } : null;
}
