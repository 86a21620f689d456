/** Name of the embedded database's file in the data folder. */
export const databaseName = 'sunboard.db';
