import type { MyResult } from '$lib/sync';
import {
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type Plugin
} from 'chart.js';
import { isLabelled } from './trend-labels';

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement);

/** The texts in the chart, supplied by the caller, who knows the language. */
interface ChartText {
  month(month: string): string;
  points(hundredths: number): string;
}

/**
 * Draws the months in the page's own colours and font.
 * @param results the months, oldest first
 * @param words the chart's texts
 * @returns a function that destroys the chart; a chart that is only dropped keeps its canvas and listeners
 */
export function drawMyTrend(
  canvas: HTMLCanvasElement,
  results: readonly MyResult[],
  words: ChartText
): () => void {
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const family = style.fontFamily;
  const last = results.length - 1;

  // The first and the last point carry their figures, because a line without numbers says nothing.
  const figures: Plugin<'line'> = {
    id: 'figures',
    afterDatasetsDraw(drawn) {
      const { ctx } = drawn;
      const at = drawn.getDatasetMeta(0).data;
      const write = (
        n: number,
        font: string,
        fill: string,
        align: CanvasTextAlign,
        dx: number,
        dy: number
      ) => {
        const [point, result] = [at[n], results[n]];
        if (!point || !result) return;
        ctx.font = `${font} ${family}`;
        ctx.fillStyle = fill;
        ctx.textAlign = align;
        ctx.textBaseline = 'middle';
        ctx.fillText(words.points(result.points), point.x + dx, point.y + dy);
      };
      ctx.save();
      if (last > 1) write(0, '400 13px', colour('--ink-2'), 'left', -4, -16);
      write(last, '700 20px', colour('--cinnabar'), 'left', 11, 0);
      ctx.restore();
    }
  };

  const chart = new Chart(canvas, {
    type: 'line',
    data: {
      labels: results.map(({ period }) => words.month(period)),
      datasets: [
        {
          data: results.map(({ points }) => points / 100),
          borderColor: colour('--ink'),
          borderWidth: 3,
          borderJoinStyle: 'round',
          clip: false,
          pointRadius: results.map((_, n) => (n === last ? 5.5 : 0)),
          pointBackgroundColor: colour('--cinnabar'),
          pointBorderWidth: 0
        },
        {
          data: results.map(({ mean }) => (mean === null ? null : mean / 100)),
          borderColor: colour('--ink-2'),
          borderWidth: 1.5,
          borderDash: [1, 5],
          borderCapStyle: 'round',
          pointRadius: 0
        }
      ]
    },
    options: {
      animation: false,
      events: [],
      maintainAspectRatio: false,
      layout: { padding: { top: 22, right: 48, left: 4 } },
      scales: {
        x: {
          grid: { display: false },
          border: { color: colour('--ink'), width: 1.5 },
          ticks: {
            color: colour('--ink-2'),
            font: { family, size: 13 },
            maxRotation: 0,
            autoSkip: false,
            callback: (_, n) => (isLabelled(n, results.length) ? words.month(results[n]?.period ?? '') : '')
          }
        },
        // The axis begins at 0, as on the board: beginning at 40 would make a mountain of two points.
        y: { display: false, beginAtZero: true }
      }
    },
    plugins: [figures]
  });
  return () => chart.destroy();
}
