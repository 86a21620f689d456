import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The office posts an announcement. */
export function post(url: string, cookie: string, round: number): Promise<Response> {
  return fetch(`${url}/office/announcements?/post`, {
    method: 'POST',
    headers: { origin: url, cookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ key: randomUUID(), title: `公告 ${round}`, body: '正文' }),
    redirect: 'manual'
  });
}

/** Bytes that a process has in memory. */
export function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}
