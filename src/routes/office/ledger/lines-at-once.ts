/** Lines of a page, and of what is asked for while scrolling: one answer takes about as long as a blink. */
export const linesAtOnce = 100;
