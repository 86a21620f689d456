// Only a shell, as the worker's: the board's own program draws it in the browser.
export const csr = false;
