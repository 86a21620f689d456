import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/**
 * The line between a board and its server, which a test may cut; the board's browser connects to its near
 * end.
 */
export interface BoardWire {
  port: number;
  /**
   * `cut`: every connection ends, and none is accepted; `silent`: connections stay, and nothing comes through
   */
  set(state: 'whole' | 'cut' | 'silent'): void;
  end(): Promise<void>;
}

/** Opens the line to a server whose port may change when it restarts. */
export async function layWire(serverPort: () => number): Promise<BoardWire> {
  const open = new Set<Socket>();
  let state: 'whole' | 'cut' | 'silent' = 'whole';
  const hold = (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // Clients that close a line without a word are what this is about.
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
      // A silent connection has lost bytes, so it can only be closed.
      else for (const socket of open) socket.destroy();
    },
    async end() {
      for (const socket of open) socket.destroy();
      await new Promise((closed) => near.close(closed));
    }
  };
}
