/** The most characters of texts that people write. */
export const textLimits = {
  /** a name: as long as a board and a phone can show */
  name: 40,
  /** a matter or a basis */
  text: 200
} as const;
