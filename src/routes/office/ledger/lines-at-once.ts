/** Number of lines on a page, and in an answer while scrolling: such an answer comes within a blink. */
export const linesAtOnce = 100;
