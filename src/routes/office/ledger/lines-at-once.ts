/** Number of lines on a page, and in an answer while scrolling: such an answer comes within a blink. */
export const linesAtOnce = 100;

/** Number of lines on a page that is printed: some two hundred sheets, which browsers still lay out. */
export const linesOnPaper = 5000;
