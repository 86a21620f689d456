import type { GenericSchema } from 'valibot';

/** One setting in the environment, as the server reads it and the document describes it in both languages. */
export interface Setting<T> {
  env: string;
  /** from the text in the environment; an empty text counts as not set */
  form: GenericSchema<string, T>;
  /** the value when it isn't set */
  fallback: T;
  /** the document's words for the default */
  unset: { zh: string; en: string };
  /** its purpose */
  says: { zh: string; en: string };
  /** the form of a right value: the refusal's second half */
  right: { zh: string; en: string };
  example: string;
  /** its value is never printed, and may stand in the file that NAME_FILE names */
  secret?: true;
}

/** Holds the type of the value together: form and fallback give the same. */
export function setting<T>(one: Setting<T>): Setting<T> {
  return one;
}
