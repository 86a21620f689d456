import { actions } from '../+page.server';
import { commandWithProgress } from '../../../long-work/command-with-progress';

/** Runs the page's `confirm` action with progress. */
export const POST = commandWithProgress('import', actions.confirm);
