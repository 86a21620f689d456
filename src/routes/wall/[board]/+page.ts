import { speakAsAsked } from '$display/language';
import type { PageLoad } from './$types';

// Drawn in the browser alone: the worker's shell has to stand in for every board's page.
export const ssr = false;

export const load: PageLoad = ({ url }) => speakAsAsked(url);
