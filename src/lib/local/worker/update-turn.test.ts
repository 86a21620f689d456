import { afterEach, expect, it, vi } from 'vitest';
import { needTurn } from './update-turn';

afterEach(() => vi.unstubAllGlobals());

const asked = (answer: () => Response) => {
  vi.stubGlobal('fetch', async () => answer());
  return needTurn();
};

it('a version whose turn comes later isn’t installed', async () => {
  await expect(asked(() => Response.json({ now: false }))).rejects.toThrow('comes later');
});

it.each([
  ['its turn has come', () => Response.json({ now: true })],
  ['a demo board, which is nobody’s', () => new Response(null, { status: 401 })],
  ['an answer that says nothing', () => Response.json(null)]
])('one is installed: %s', async (_, answer) => {
  await expect(asked(answer)).resolves.toBeUndefined();
});

it.each([429, 500, 502, 503])('nobody can say whose turn it is: %i', async (status) => {
  await expect(asked(() => new Response(null, { status }))).rejects.toThrow(String(status));
});

it('a server that is away gives no turn: the version would not be whole either', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(needTurn()).rejects.toThrow('Failed to fetch');
});
