import type { Piece } from '../../../layout/piece.ts';
import type { Context } from '../../context.ts';
import { barChart } from './bars.ts';
import type { Chart } from './chart.ts';
import { columnChart } from './columns.ts';
import { lineChart } from './lines.ts';
import { proportionChart } from './proportion.ts';

/** The pieces of a chart, in reading order. */
export function chartPieces(context: Context, chart: Chart, width: number): Piece[] {
  switch (chart.chart) {
    case 'bar':
      return barChart(context, chart, width);
    case 'column':
      return columnChart(context, chart, width);
    case 'line':
    case 'area':
      return lineChart(context, chart, width);
    case 'proportion':
      return proportionChart(context, chart, width);
  }
}
