/** Characters of what happened, in a claim. */
export const longestStory = 300;

/** Files of one claim, and bytes of one. */
export const evidenceLimits = { files: 3, bytes: 4 * 1024 * 1024 } as const;

/** The limits for a form: how many files, how large, and the types that a file dialog offers. */
export const evidenceForm = {
  files: evidenceLimits.files,
  megabytes: evidenceLimits.bytes / 1024 / 1024,
  accept: '.pdf,.jpg,.jpeg,.png,application/pdf,image/jpeg,image/png'
} as const;

/**
 * Bytes of a file that are sent at once. A larger file comes in parts of this size, before its form: at 25 KB a second one takes
 * three seconds, and a cut line loses no more.
 */
export const filePart = 60_000;

/** Fields of a form whose file has come in parts under the form's key: its name, and its bytes. */
export const partedFile = { name: 'parted-name', size: 'parted-size' } as const;
