import { announcementBody } from '$lib/server/domain/announcements/files/file-kind';
import { importLimits } from '$lib/server/domain/imports/limits';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const MiB = 1024 * 1024;

it.each([
  ['sunboard.caddy', /^\tmax_size (\d+)MiB$/m],
  ['sunboard.nginx', /^client_max_body_size (\d+)m;$/m]
])('deploy/%s lets in as much as the server takes, and no more', (name, limit) => {
  const megabytes = limit.exec(readFileSync(`deploy/${name}`, 'utf8'))?.[1];
  expect(Number(megabytes) * MiB).toBe(Math.max(importLimits.body, announcementBody));
});
