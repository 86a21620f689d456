import { erasable } from './erased-texts';

/** A restore begins a new history, and only open sessions stay. */
export const changedByRestoring: readonly string[] = ['store_epoch', 'auth_session'];

/** Where a restore keeps closed what was closed since the backup. */
export const closedByRestoring: readonly string[] = [
  ...['role', 'board', 'auth_account', 'auth_passkey', 'initial_password', 'erased'],
  ...erasable
];
