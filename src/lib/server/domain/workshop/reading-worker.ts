import { readDocument } from '$lib/points/propose';
import { parentPort, workerData } from 'node:worker_threads';

/** Reads the document that this thread was started with, and says what it found. */
parentPort?.postMessage(readDocument(String(workerData)));
