import { erasable } from '../contents/erased-texts';

/** A restore begins a new history, only open sessions stay, and it says what is lost. */
export const changedByRestoring: readonly string[] = [
  ...['store_epoch', 'auth_session', 'restoration', 'lost_number']
];

/** The tables in which a restore closes again what was closed since the backup. */
export const closedByRestoring: readonly string[] = [
  ...['role', 'board', 'calendar_link', 'auth_account', 'auth_passkey', 'initial_password', 'erased'],
  'commitment_key',
  ...erasable
];
