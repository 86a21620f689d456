import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/**
 * Posts an announcement as the office does.
 * @param cookie of the office's session
 * @param round number in the title
 */
export function postAnnouncement(url: string, cookie: string, round: number): Promise<Response> {
  return fetch(`${url}/office/announcements?/post`, {
    method: 'POST',
    headers: { origin: url, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ key: randomUUID(), title: `公告 ${round}`, body: '正文' }),
    redirect: 'manual'
  });
}

/**
 * The resident memory of a process in bytes.
 * @param pid its id
 */
export function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}
