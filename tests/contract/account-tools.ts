import { addAccount, endRole, giveRole } from '$lib/server/accounts/manage-accounts';
import { changePassword } from '$lib/server/accounts/own-account';
import type { Browser } from '../make/browser';
import type { AHouse } from './a-house';

/** A role as a form asks for it. */
export const asked = { role: 'recorder', subject: '', department: '', from: '', to: '' };

let no = 0;
const key = () => `account-key-${(no += 1)}`;

/** What tests of accounts do again and again, in the house and browser of the test that runs. */
export function accountTools(at: () => { here: AHouse; browser: Browser }) {
  const add = (username: string, role: Partial<typeof asked> = {}, name = '某人') =>
    addAccount(at().here.house, at().here.operator, {
      key: key(),
      username,
      name,
      role: { ...asked, ...role }
    });
  const accounts = async () => (await at().here.house.read(at().here.operator)).accounts.list();
  const one = async (username: string) => {
    const found = (await accounts()).find((each) => each.username === username);
    if (!found) throw new Error(`no account ${username}`);
    return found;
  };
  const give = async (username: string, role: Partial<typeof asked>) =>
    giveRole(at().here.house, at().here.operator, {
      key: key(),
      account: (await one(username)).id,
      role: { ...asked, ...role }
    });
  const end = async (username: string, role: string, last = '') => {
    const { id, roles } = await one(username);
    const held = roles.find((each) => each.role === role && each.state !== 'ended');
    return endRole(at().here.house, at().here.operator, {
      key: key(),
      account: id,
      role: held?.id ?? '',
      last
    });
  };
  const signIn = (username: string, password: string) =>
    at().here.house.entrance.signIn(at().browser.caller, { username, password });
  const signedIn = () => at().here.house.entrance.signedIn(at().browser.headers);
  const own = 'a sentence of my own';
  const sessions = async () =>
    (await at().here.store.selectFrom('auth_session').select('id').execute()).map(({ id }) => id);
  /** Signs in on a device that has no cookie yet. */
  const elsewhere = async () => {
    const there = new Headers();
    const asked = { username: 'fangmin', password: own };
    const cookies = at().browser.keep();
    await at().here.house.entrance.signIn({ headers: there, source: '' }, asked);
    cookies();
  };
  /** Signs in with what the office handed over, and changes it. */
  const settle = async ({ username, password }: { username: string; password: string }) => {
    await signIn(username, password);
    const inside = await signedIn();
    if (!inside) throw new Error('not signed in');
    await changePassword(at().here.house, inside, { key: key(), old: password, next: own, source: '' });
    return inside;
  };
  return { key, add, accounts, one, give, end, signIn, signedIn, own, sessions, elsewhere, settle };
}
