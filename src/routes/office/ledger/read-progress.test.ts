import { describe, expect, it } from 'vitest';
import { answerWithProgress } from '../../answer-workbook';
import { readProgress } from './read-progress';

const sheet = (rows: number) => ({
  name: '台账',
  titles: ['台账'],
  columns: [{ title: '分值', width: 8, style: 'points' as const }],
  rows: Array.from({ length: rows }, (_, n) => [n])
});
const request = new Request('http://localhost/office/ledger/export');
const quiet = () => undefined;

describe('an export that tells how far it is', () => {
  it('reaches the page with its progress and its file', async () => {
    const { body } = answerWithProgress(
      request,
      {
        name: '十月',
        make: async ({ progress }) => {
          progress(0.5);
          return [sheet(1000)];
        }
      },
      quiet
    );
    const seen: number[] = [];
    if (!body) throw new Error('it has a body');
    const { name, file } = await readProgress(body as ReadableStream<Uint8Array<ArrayBuffer>>, (share) =>
      seen.push(share)
    );
    expect(name).toBe('十月.xlsx');
    expect(seen).toEqual([0, 0.3, 0.6]);
    expect(new Uint8Array(await file.slice(0, 4).arrayBuffer())).toEqual(new Uint8Array([0x50, 0x4b, 3, 4]));
  });

  it('says that it failed, and the log has why', async () => {
    const faults: unknown[] = [];
    const make = () => Promise.reject(new Error('disk'));
    const { body } = answerWithProgress(request, { name: 'x', make }, (error) => faults.push(error));
    if (!body) throw new Error('it has a body');
    await expect(readProgress(body as ReadableStream<Uint8Array<ArrayBuffer>>, quiet)).rejects.toThrow(
      'failed'
    );
    expect(faults).toEqual([new Error('disk')]);
  });

  it('stops working when whoever asked has left', async () => {
    const faults: unknown[] = [];
    const left = new Promise<AbortSignal>((resolve) => {
      const { body } = answerWithProgress(
        request,
        {
          name: 'x',
          make: ({ signal }) =>
            new Promise((_, reject) => {
              signal.addEventListener('abort', () => {
                resolve(signal);
                reject(new Error('left'));
              });
            })
        },
        (error) => faults.push(error)
      );
      void body?.cancel();
    });
    expect((await left).aborted).toBe(true);
    expect(faults).toEqual([]);
  });
});
