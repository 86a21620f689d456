import { statfsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { BuiltApp } from '../../make/built-app';
import type { Office } from '../../process/office';
import type { Diary } from './diary';
import type { Screen } from './screen';
import type { BoardWire } from './wire';

/** Everything that a stroke may affect. */
export interface SoakHall {
  app: BuiltApp;
  wire: BoardWire;
  screen: Screen;
  crier: Office;
  diary: Diary;
  /** address of the board */
  board: string;
  /** folder of the server's data, where it is a disk of its own that can be filled; else null */
  disk: string | null;
  /** resolves after the length of a stroke */
  endure(): Promise<void>;
}

/** Something that happens to boards in halls, from its beginning until it is over. */
export interface Stroke {
  name: string;
  deal(hall: SoakHall): Promise<void>;
}

const day = 86_400_000;

export const strokes: readonly Stroke[] = [
  {
    name: 'server restarted',
    async deal({ app }) {
      await app.stop();
      await app.start();
    }
  },
  {
    name: 'server killed and away',
    async deal({ app, endure }) {
      await app.stop('SIGKILL');
      await endure();
      await app.start();
    }
  },
  {
    name: 'network cut, page loaded anew',
    async deal({ wire, screen, endure }) {
      wire.set('cut');
      await endure();
      await screen.page.reload({ waitUntil: 'commit' });
      await endure();
      wire.set('whole');
    }
  },
  {
    name: 'network silent',
    async deal({ wire, endure }) {
      wire.set('silent');
      await endure();
      wire.set('whole');
    }
  },
  {
    name: 'device clock two days ahead, then in 1970',
    async deal({ screen, endure }) {
      await screen.setClock(2 * day);
      await endure();
      await screen.page.reload({ waitUntil: 'commit' });
      await screen.setClock(-Date.now());
      await endure();
      await screen.setClock(0);
    }
  },
  {
    name: 'storage cleared',
    async deal({ screen, board, endure }) {
      const cdp = await screen.page.context().newCDPSession(screen.page);
      await cdp.send('Storage.clearDataForOrigin', {
        origin: new URL(board).origin,
        // The pairing is kept; without it the board would be unpaired, and say so.
        storageTypes: 'indexeddb,cache_storage,service_workers,local_storage,file_systems,shader_cache'
      });
      await endure();
      await screen.page.reload({ waitUntil: 'commit' });
    }
  },
  {
    name: 'the board’s disk full',
    async deal({ screen, board, crier, diary, endure }) {
      const cdp = await screen.page.context().newCDPSession(screen.page);
      const { origin } = new URL(board);
      await cdp.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
      await post(crier, diary);
      await endure();
      if (!diary.hasShownNewest) diary.wrong.push('an announcement wasn’t shown while the disk was full');
      await cdp.send('Storage.overrideQuotaForOrigin', { origin });
      await cdp.detach();
    }
  },
  {
    name: 'the server’s disk full',
    async deal({ disk, crier, diary, endure }) {
      if (disk === null) return;
      const ballast = join(disk, 'ballast');
      const { bavail, bsize } = statfsSync(disk);
      writeFileSync(ballast, Buffer.alloc(bavail * bsize));
      await endure();
      rmSync(ballast);
      await post(crier, diary);
    }
  },
  {
    name: 'power cut, started again without a server',
    async deal({ app, screen, board, diary, endure }) {
      await app.stop('SIGKILL');
      diary.off = true;
      await screen.cutPower();
      const page = await screen.start();
      await page.goto(board, { waitUntil: 'commit' });
      diary.off = false;
      await endure();
      await app.start();
    }
  }
];

/** Posts a new announcement; if the server takes it, the board has to show it. */
async function post(crier: Office, diary: Diary): Promise<void> {
  const title = `停水通知 ${randomUUID().slice(0, 4)}`;
  const { status } = await crier.post('/office/announcements?/post', {
    key: randomUUID(),
    title,
    body: '本周六八点至十二点检修管道。'
  });
  if (status !== 303) diary.wrong.push(`the server refused an announcement: ${status}`);
  else diary.expects(title);
}
