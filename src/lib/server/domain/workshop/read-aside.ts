import { readDocument, type DocumentReading } from '$lib/points/propose';
import { Worker } from 'node:worker_threads';
import { oneAtATime } from '../../platform/process/one-at-a-time';
import { once } from '../../platform/process/once';
import { Problem } from '../../platform/problem/problem';

/** Milliseconds for one document; the longest that may come takes less than a second. */
const within = 10_000;
/** Megabytes of a reading's own heap. */
const heap = 256;

const turns = oneAtATime();

/** Finds the thread's program in this process's build; null on a command line, and in development. */
export function readingProgram(): URL | null {
  return once<URL | null>('reading-program', () => null);
}

/**
 * Reads a document in a thread of its own, so that nobody else waits while one is read that was made to take
 * long. One document is read at a time.
 * @param program the built `reading-worker`; null: there is none, and the document is read in this thread
 * @throws Problem `document-slow` when it takes longer than `limit` ms, or more memory than there is
 */
export function readAside(
  text: string,
  { program, limit = within }: { program: URL | null; limit?: number }
): Promise<DocumentReading> {
  if (!program) return Promise.resolve(readDocument(text));
  return turns.run('', () => readIn(program, text, limit));
}

function readIn(program: URL, text: string, limit: number): Promise<DocumentReading> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, {
      workerData: text,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: heap }
    });
    const slow = () => reject(new Problem('document-slow', 422));
    const timer = setTimeout(() => {
      slow();
      void worker.terminate();
    }, limit);
    worker.once('message', (reading: DocumentReading) => resolve(reading));
    worker.once('error', (error: Error & { code?: string }) => {
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') slow();
      else reject(error);
    });
    worker.once('exit', () => {
      clearTimeout(timer);
      // It ended without a word: nothing else would answer.
      reject(new Error('the reading ended early'));
    });
  });
}
