import { formatPoints } from '$lib/notice';
import {
  CategoryScale,
  Chart,
  Filler,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  type Plugin
} from 'chart.js';
import { spreadLabels, type TrendFigures } from './trend-figures';

// Only the parts that one line chart needs: 40 of Chart.js's 62 KB.
Chart.register(CategoryScale, Filler, LinearScale, LineController, LineElement, PointElement);

/** Words that stand in the chart, translated. */
export interface ChartWords {
  months: readonly string[];
  highest: string;
  lowest: string;
  lastYear: string;
}

interface Ink {
  /** pixels of one rem */
  rem: number;
  family: string;
  color(token: string): string;
}

interface Label {
  text: string;
  x: number;
  y: number;
  font: string;
  color: string;
}

/**
 * Draws the trend: this year solid, last year dotted, highest to lowest as a light band, labels on the lines. No
 * legend, no animation. The caller destroys it when its scene leaves, or it keeps 20 KB a time.
 */
export function drawTrendChart(canvas: HTMLCanvasElement, figures: TrendFigures, words: ChartWords): Chart {
  const ink = inkOf(canvas);
  const { rem } = ink;
  const pick = (year: TrendFigures['thisYear'], key: 'mean' | 'highest' | 'lowest') =>
    year.map((point) => (point ? point[key] / 100 : null));
  const line = { pointRadius: 0, borderWidth: 0, fill: false as const };
  const last = figures.lastYear ? pick(figures.lastYear, 'mean') : [];
  const current = (context: { dataIndex: number }) => context.dataIndex === figures.month;
  return new Chart(canvas, {
    type: 'line',
    data: {
      labels: [...words.months],
      datasets: [
        {
          ...line,
          data: pick(figures.thisYear, 'mean'),
          borderColor: ink.color('--ink'),
          borderWidth: 0.07 * rem,
          borderJoinStyle: 'round',
          borderCapStyle: 'round',
          pointRadius: (context) => (current(context) ? 0.13 : 0.07) * rem,
          pointBackgroundColor: (context) => ink.color(current(context) ? '--cinnabar' : '--ink'),
          pointBorderColor: ink.color('--paper'),
          pointBorderWidth: (context) => (current(context) ? 0.04 * rem : 0)
        },
        {
          ...line,
          data: last,
          borderColor: ink.color('--ink-2'),
          borderWidth: 0.03 * rem,
          borderDash: [0.03 * rem, 0.1 * rem],
          borderCapStyle: 'round'
        },
        {
          ...line,
          data: pick(figures.thisYear, 'highest'),
          fill: '+1',
          backgroundColor: ink.color('--paper-sunk')
        },
        { ...line, data: pick(figures.thisYear, 'lowest') }
      ]
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      events: [],
      clip: false,
      layout: {
        padding: {
          top: 0.2 * rem, // In December no later month leaves room for the labels.
          right: (figures.month === 11 ? 2 : 1.32) * rem
        }
      },
      scales: {
        x: {
          offset: false,
          grid: { display: false },
          border: { display: false },
          ticks: {
            padding: 0.1 * rem,
            maxRotation: 0,
            autoSkip: false,
            color: (context) => ink.color(context.index === figures.month ? '--ink' : '--ink-2'),
            font: (context) => ({
              family: ink.family,
              size: 0.32 * rem,
              weight: context.index === figures.month ? 700 : 400
            })
          }
        },
        y: {
          beginAtZero: !figures.close,
          grace: '6%',
          border: { display: false },
          grid: {
            drawTicks: false,
            color: (context) => ink.color(context.tick.value === 0 ? '--ink' : '--rule'),
            lineWidth: (context) => (context.tick.value === 0 ? 0.03 : 0.02) * rem
          },
          ticks: {
            padding: 0.18 * rem,
            maxTicksLimit: 5,
            precision: 0,
            color: ink.color('--ink-2'),
            font: { family: ink.family, size: 0.32 * rem },
            callback: (value) => formatPoints(Math.round(Number(value) * 100))
          }
        }
      }
    },
    plugins: [labels(figures, words, ink)]
  });
}

function inkOf(canvas: HTMLCanvasElement): Ink {
  const style = getComputedStyle(canvas);
  return {
    rem: parseFloat(getComputedStyle(document.documentElement).fontSize),
    family: style.fontFamily,
    color: (token) => style.getPropertyValue(token).trim()
  };
}

/** Labels beside the ends of the lines, moved apart where months lie close together. */
function labels(figures: TrendFigures, words: ChartWords, ink: Ink): Plugin<'line'> {
  const { rem } = ink;
  const small = `400 ${0.32 * rem}px ${ink.family}`;
  return {
    id: 'labels',
    afterDatasetsDraw(chart) {
      const { x, y } = chart.scales;
      const { current, month } = figures;
      if (!x || !y || !current) return;
      const beside = x.getPixelForValue(month) + 0.28 * rem;
      const own: Label[] = [
        { text: words.highest, points: current.highest, font: small, color: ink.color('--ink-2') },
        {
          text: formatPoints(current.mean),
          points: current.mean,
          font: `700 ${0.52 * rem}px ${ink.family}`,
          color: ink.color('--cinnabar')
        },
        { text: words.lowest, points: current.lowest, font: small, color: ink.color('--ink-2') }
      ].map(({ points, ...label }) => ({ ...label, x: beside, y: y.getPixelForValue(points / 100) }));

      const end = figures.lastYear?.[11] ?? figures.lastYear?.[10];
      const tail: Label[] = end
        ? [
            {
              text: words.lastYear,
              x: x.getPixelForValue(11) + 0.16 * rem,
              y: y.getPixelForValue(end.mean / 100),
              font: small,
              color: ink.color('--ink-2')
            }
          ]
        : [];
      // Late in the year both stand in the same column, wide figures earlier than small ones.
      const reach = Math.max(...own.map((label) => label.x + widthOf(chart.ctx, label)));
      const columns = tail.some((label) => label.x < reach + 0.1 * rem) ? [[...own, ...tail]] : [own, tail];
      for (const column of columns) {
        column.sort((a, b) => a.y - b.y);
        const places = spreadLabels(
          column.map((label) => label.y),
          0.46 * rem,
          chart.chartArea.bottom - 0.2 * rem
        );
        column.forEach((label, i) => write(chart.ctx, { ...label, y: places[i] ?? label.y }));
      }
    }
  };

  function widthOf(context: CanvasRenderingContext2D, { text, font }: Label): number {
    context.save();
    context.font = font;
    const { width } = context.measureText(text);
    context.restore();
    return width;
  }

  function write(context: CanvasRenderingContext2D, { text, x, y, font, color }: Label): void {
    context.save();
    context.font = font;
    context.textBaseline = 'middle';
    // Lines end beside a label instead of running through it.
    context.fillStyle = ink.color('--paper');
    context.fillRect(x - 0.06 * rem, y - 0.2 * rem, context.measureText(text).width + 0.12 * rem, 0.4 * rem);
    context.fillStyle = color;
    context.fillText(text, x, y);
    context.restore();
  }
}
