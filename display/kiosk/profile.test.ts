import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BoardComputer } from '../../tests/make/board-computer';

let computer: BoardComputer;
beforeEach(() => (computer = new BoardComputer()));
afterEach(() => computer.remove());

const repair = () => computer.bash(['profile'], `set -eu; repair_profile '${computer.profile}'`);
const at = (name: string) => join(computer.profile, name);
const preferences = 'Default/Preferences';
const crashed =
  '{"a":{"é":"积分"},"profile":{"exit_type":"Crashed","exited_cleanly":false,"name":"x"},"z":1}';

it('there is no profile yet', async () => {
  expect(await repair()).toMatchObject({ code: 0, err: '' });
  expect(readdirSync(computer.profile)).toEqual([]);
});

it('locks of before the power cut go, whomever they name', async () => {
  mkdirSync(computer.profile);
  symlinkSync('another-computer-4711', at('SingletonLock'));
  symlinkSync('/tmp/gone/SingletonSocket', at('SingletonSocket'));
  symlinkSync('123', at('SingletonCookie'));
  expect(await repair()).toMatchObject({ code: 0 });
  expect(readdirSync(computer.profile)).toEqual([]);
});

it('the last session has ended well, and nothing else has changed', async () => {
  computer.keep(preferences, crashed);
  expect(await repair()).toMatchObject({ code: 0, err: '' });
  expect(readFileSync(at(preferences), 'utf8')).toBe(
    '{"a":{"é":"积分"},"profile":{"exit_type":"Normal","exited_cleanly":true,"name":"x"},"z":1}'
  );
  expect(readdirSync(at('Default'))).toEqual(['Preferences']);
});

it.each([
  ['empty', ''],
  ['half of one', crashed.slice(0, 40)],
  ['ends in zeros', `${crashed.slice(0, 40)}\0\0\0\0`],
  ['whole, with zeros behind it', `${crashed}\0\0`],
  ['not what it is called', 'no preferences']
])('a broken file, %s: set aside, and the start goes on', async (_, text) => {
  computer.keep(preferences, text);
  computer.keep('Local State', text);
  const { code, err } = await repair();
  expect(code).toBe(0);
  expect(err).toContain('set aside');
  expect([existsSync(at(preferences)), existsSync(at('Local State'))]).toEqual([false, false]);
  expect(readFileSync(at(`${preferences}.broken`), 'utf8')).toBe(text);
});

it('one that can’t be written is left as it is, and the start goes on', async () => {
  computer.keep(preferences, crashed);
  mkdirSync(at(`${preferences}.repaired`));
  const { code, err } = await repair();
  expect(code).toBe(0);
  expect(err).toContain('starting all the same');
  expect(readFileSync(at(preferences), 'utf8')).toBe(crashed);
});
