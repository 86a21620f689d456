// The phone's shell has no data and no server rendering. The worker answers every `/me…` with it, and Kit's
// router then starts at the requested address.
export const ssr = false;
export const prerender = true;
