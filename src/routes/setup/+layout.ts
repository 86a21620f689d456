/** Set up from whatever browser is at hand, also without JavaScript: none is sent. */
export const csr = false;
