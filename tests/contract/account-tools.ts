import { addAccount, endRole, giveRole } from '$lib/server/domain/accounts/manage-accounts';
import { changePassword } from '$lib/server/domain/accounts/own-account';
import type { Browser } from '../make/browser';
import type { TestApp } from './test-app';

/** A role as its form asks for it. */
export const roleFields = { role: 'recorder', subject: '', department: '', from: '', to: '' };

/** The people of a test's unit: an account of another name would be asked about. */
const rosterNames = new Map([
  ['p1', '沈秋月'],
  ['p2', '李明'],
  ['p3', '韩冰']
]);

let no = 0;
const key = () => `account-key-${(no += 1)}`;

/** Steps that tests of accounts repeat, in the app and browser of the running test. */
export function accountTools(at: () => { here: TestApp; browser: Browser }) {
  const add = (
    username: string,
    role: Partial<typeof roleFields> = {},
    name = rosterNames.get(role.subject ?? '') ?? '某人'
  ) =>
    addAccount(at().here.app, at().here.operator, {
      key: key(),
      username,
      name,
      role: { ...roleFields, ...role }
    });
  const accounts = async () => (await at().here.app.read(at().here.operator)).accounts.list();
  const one = async (username: string) => {
    const found = (await accounts()).find((each) => each.username === username);
    if (!found) throw new Error(`no account ${username}`);
    return found;
  };
  const give = async (username: string, role: Partial<typeof roleFields>) =>
    giveRole(at().here.app, at().here.operator, {
      key: key(),
      account: (await one(username)).id,
      role: { ...roleFields, ...role }
    });
  const end = async (username: string, role: string, last = '') => {
    const { id, roles } = await one(username);
    const held = roles.find((each) => each.role === role && each.state !== 'ended');
    return endRole(at().here.app, at().here.operator, {
      key: key(),
      account: id,
      role: held?.id ?? '',
      last
    });
  };
  /** Keeps the cookie of a known device, as the sign-in page does. */
  const remember = async (account: string) => {
    const { entrance } = at().here.app;
    const { name, value } = entrance.rememberDevice(at().browser.headers, await entrance.credential(account));
    at().browser.set(name, value, {});
  };
  const signIn = (username: string, password: string) =>
    at().here.app.entrance.signIn(at().browser.caller, { username, password });
  const signedIn = () => at().here.app.entrance.signedIn(at().browser.headers);
  const own = 'a sentence of my own';
  const sessions = async () =>
    (await at().here.store.selectFrom('auth_session').select('id').execute()).map(({ id }) => id);
  /** Signs in on a device that has no cookie yet. */
  const elsewhere = async () => {
    const there = new Headers();
    const asked = { username: 'fangmin', password: own };
    const cookies = at().browser.keep();
    await at().here.app.entrance.signIn({ headers: there, source: '' }, asked);
    cookies();
  };
  /** Signs in with the handed-out password, and changes it. */
  const settle = async ({ username, password }: { username: string; password: string }) => {
    await signIn(username, password);
    const inside = await signedIn();
    if (!inside) throw new Error('not signed in');
    await changePassword(at().here.app, inside, { key: key(), old: password, next: own });
    return inside;
  };
  return { key, add, accounts, one, give, end, signIn, remember, signedIn, own, sessions, elsewhere, settle };
}
