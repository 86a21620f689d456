import { speakAsAsked } from '$display/language';
import { building } from '$app/environment';
import type { PageLoad } from './$types';

// The board's shell, without data: the worker answers every `/wall/…` with it, and Kit's router then starts at the
// address that was asked. Opened as `/wall` itself it is a screen that no one has paired.
export const ssr = false;
export const prerender = true;

export const load: PageLoad = ({ url }) => {
  if (!building) speakAsAsked(url);
};
