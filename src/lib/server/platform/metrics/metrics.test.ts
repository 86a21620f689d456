import { expect, it } from 'vitest';
import { makeMetrics } from './metrics';

it('apps of one process share its own metrics, whose timers never end, and count theirs apart', async () => {
  const [one, other] = [makeMetrics(), makeMetrics()];
  const lag = 'nodejs_eventloop_lag_seconds';
  expect(one.registry.getSingleMetric(lag)).toBe(other.registry.getSingleMetric(lag));
  one.job('backup', 'done');
  expect(await one.registry.metrics()).toMatch(/sunboard_job_runs_total\{job="backup",outcome="done"\} 1/);
  expect(await other.registry.metrics()).not.toMatch(/sunboard_job_runs_total\{/);
});
