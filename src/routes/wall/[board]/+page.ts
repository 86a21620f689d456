// A shell alone, as the worker's: the board is drawn in the browser, by a program of its own.
export const csr = false;
