// These stand apart from the report's shape, so that a plain board, which checks none, needn't load that.

/** The most announcements with an unplayable film that a board reports at once. */
export const lostFilmsAtOnce = 20;

/** Seconds of a day: nothing is shown for longer, also where a clock set back makes the day longer. */
export const longestDay = 86_400;

/**
 * The most pairs of day and notice that a board reports at once: after weeks without a line the rest
 * follows.
 */
export const shownAtOnce = 60;

/** The most showings that a board reports at once, over all its days and notices. */
export const showingsAtOnce = 1000;
