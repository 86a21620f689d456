/** A figure in a notice is written alike on board, phone, paper and public page. */
export { formatPoints } from '../points';
