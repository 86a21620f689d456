import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The line between a board and its server, which a test may cut: what the board's browser knows is its near end. */
export interface Wire {
  port: number;
  /** `cut`: every connection ends, and none is taken; `silent`: connections stay, and nothing comes through */
  set(state: 'whole' | 'cut' | 'silent'): void;
  end(): Promise<void>;
}

export async function layWire(serverPort: () => number): Promise<Wire> {
  const open = new Set<Socket>();
  let state: 'whole' | 'cut' | 'silent' = 'whole';
  const hold = (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // Whoever ends a line without a word is what this is about.
    socket.on('error', () => socket.destroy());
  };
  const near = createServer((socket) => {
    hold(socket);
    if (state === 'cut') return void socket.destroy();
    if (state === 'silent') return void socket.resume();
    const far = connect(serverPort(), 'localhost');
    hold(far);
    socket.on('close', () => far.destroy());
    far.on('close', () => socket.destroy());
    socket.pipe(far);
    far.pipe(socket);
  });
  await new Promise<void>((listening) => near.listen(0, listening));
  return {
    port: (near.address() as AddressInfo).port,
    set(next) {
      state = next;
      if (next === 'silent') for (const socket of open) socket.unpipe().resume();
      // What was silent has lost bytes: it can only end.
      else for (const socket of open) socket.destroy();
    },
    async end() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => near.close(closed));
    }
  };
}
