/** Set-up works in any browser without JavaScript, so none is sent. */
export const csr = false;
