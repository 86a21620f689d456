import { speakAsAsked } from '$display/language';
import type { PageLoad } from './$types';

// Drawn in the browser alone, as the board itself is.
export const ssr = false;

export const load: PageLoad = ({ url }) => speakAsAsked(url);
