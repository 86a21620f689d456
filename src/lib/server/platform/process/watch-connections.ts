import type { Server } from 'node:http';
import type { Logger } from 'pino';
import { atMostOnceAMinute } from '../log/at-most-once-a-minute';
import type { DescriptorBudget } from './descriptors';

/**
 * Takes no more connections than leave descriptors for files: further ones are closed at once, and the log
 * says so. A connection that the system itself can't give ends the process, because Node would ask for it
 * for ever and do nothing else.
 */
export function watchConnections(server: Server, { connections }: DescriptorBudget, log: Logger): void {
  server.maxConnections = connections;
  const say = atMostOnceAMinute();
  server.on('drop', () =>
    say(() => log.error({ code: 'too-many-connections', connections }, 'connections refused'))
  );
  server.on('listening', () =>
    server.on('error', (error) => {
      log.fatal({ err: error }, 'accept');
      process.exit(1);
    })
  );
}
