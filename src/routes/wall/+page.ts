// The board's shell, without data: the worker answers every `/wall/…` with it, and the program starts at the address that
// was asked. Opened as `/wall` itself it is a screen that no one has paired. Kit's own program has no part in it.
export const csr = false;
export const prerender = true;
