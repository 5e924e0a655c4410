import { fileURLToPath } from 'node:url';
import { Baseline } from './baseline.ts';
import type { Places } from './check-pages.ts';
import { GoldenReport } from './report.ts';

/** Where the approved pictures are, and where what differs from them is shown. */
export const PLACES: Places = {
  baseline: new Baseline(fileURLToPath(new URL('expected', import.meta.url))),
  report: new GoldenReport(fileURLToPath(new URL('../../.nhipcau/golden', import.meta.url))),
};
