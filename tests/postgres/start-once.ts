import type { TestProject } from 'vitest/node';
import { startCluster } from './cluster';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of the cluster's own database, from which tests make theirs */
    postgres: string;
  }
}

/** One PostgreSQL for all unit tests; they make databases of their own in it (`freshDatabase`). */
export default async function startOnce(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster(['max_connections=400', 'deadlock_timeout=50ms']);
  project.provide('postgres', cluster.url('postgres'));
  return () => cluster.end();
}
