/** The beginning of the names of the phone's databases; the rest is the account in a unit whose data one has (`phoneOwner`). */
export const databasePrefix = 'sunboard-me-';
