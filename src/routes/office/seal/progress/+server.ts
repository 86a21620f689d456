import { actions } from '../+page.server';
import { commandWithProgress } from '../../long-work/command-with-progress';

/** Runs the page's `seal` action with progress. */
export const POST = commandWithProgress('seal', actions.seal);
