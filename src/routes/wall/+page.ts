// The board's shell has no data: the worker answers every `/wall/…` with it, and the board's program starts
// at the requested address. Opened as `/wall` itself it is an unpaired screen. Kit's client isn't loaded.
export const csr = false;
export const prerender = true;
