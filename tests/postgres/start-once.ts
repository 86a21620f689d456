import type { TestProject } from 'vitest/node';
import { startCluster } from './cluster';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the cluster's own database, from which tests make theirs */
    postgres: string;
  }
}

/**
 * Starts one PostgreSQL for all unit tests, which make databases of their own in it (`freshDatabase`).
 * @returns a function that ends it
 */
export default async function startOnce(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster(['max_connections=400', 'deadlock_timeout=50ms']);
  project.provide('postgres', cluster.url('postgres'));
  return () => cluster.end();
}
