/**
 * The tables of sign-in's library, as far as the app itself reads and writes
 * them. Instants go in as ISO 8601 text and come out as text or Date, by database: read them with `new
 * Date(…)`.
 */
export interface AuthTables {
  auth_user: {
    id: string;
    name: string;
    /** the library wants one: it can't exist */
    email: string;
    emailVerified: number;
    username: string;
    displayUsername: string;
    createdAt: string;
    updatedAt: string;
  };
  auth_account: {
    id: string;
    accountId: string;
    providerId: string;
    userId: string;
    password: string;
    createdAt: string;
    updatedAt: string;
  };
  auth_session: {
    id: string;
    token: string;
    userId: string;
    expiresAt: string;
    createdAt: string;
    updatedAt: string;
    userAgent: string | null;
  };
  auth_passkey: {
    id: string;
    userId: string;
    credentialID: string;
    name: string | null;
    createdAt: string | null;
  };
  auth_verification: { id: string; expiresAt: string };
}
