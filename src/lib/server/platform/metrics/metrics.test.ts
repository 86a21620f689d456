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

it('a request that broke off before its answer is of no class of status, and its time isn’t measured', async () => {
  const metrics = makeMetrics();
  const done = { id: '', route: '/sign-in', method: 'POST', code: null, ms: 5, stream: false, putOff: false };
  metrics.request({ ...done, status: 200, broken: false });
  metrics.request({ ...done, status: null, broken: true });
  metrics.unreadable({ status: 431, code: 'bad-request' });
  const text = await metrics.registry.metrics();
  expect(text.match(/^http_requests_total.*$/gm)).toEqual([
    'http_requests_total{route="/sign-in",class="2xx"} 1',
    'http_requests_total{route="/sign-in",class="none"} 1',
    'http_requests_total{route="(none)",class="4xx"} 1'
  ]);
  expect(text).toContain('http_request_duration_seconds_count{route="/sign-in"} 1');
});
