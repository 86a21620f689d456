import { actions } from '../+page.server';
import { toldAct } from '../../../told-act';

/** The page's own action, told as it goes. */
export const POST = toldAct('import', actions.confirm);
