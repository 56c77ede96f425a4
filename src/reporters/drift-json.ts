/** A drift report as other programs read it: the shape of CONTRACT. */
import type { DriftReport } from '../drift/index.ts';

/** The report as one JSON document, with a line end. */
export function renderDriftJson(report: DriftReport): string {
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
