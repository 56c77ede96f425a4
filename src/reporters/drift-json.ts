/** A drift report as JSON, in the format of CONTRACT. */
import { type DriftReport, publicPage } from '../drift/index.ts';

/** The report as one JSON document, with a line end. `more` are further fields of a command. */
export function renderDriftJson(report: DriftReport, more: object = {}): string {
  const pages = report.pages.map(publicPage);
  return `${JSON.stringify({ ...report, pages, ...more }, undefined, 2)}\n`;
}
