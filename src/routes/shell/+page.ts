// The phone's shell: no data, no server rendering. The worker answers every `/me…` with it, and Kit's router then
// starts at the address that was asked.
export const ssr = false;
export const prerender = true;
