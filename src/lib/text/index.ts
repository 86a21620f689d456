export { m } from './generated/messages.js';
export { getLocale } from './generated/runtime.js';
