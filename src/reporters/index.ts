export { renderCompare, renderCompareJson } from './drift-compare.ts';
export { type DriftFinding, findDrift } from './drift-findings.ts';
export { renderDriftGithub, renderDriftMarkdown } from './drift-github.ts';
export {
  listedPages,
  renderDriftBody,
  renderDriftHtml,
} from './drift-html.ts';
export { renderDriftJson } from './drift-json.ts';
export { createDriftLinks } from './drift-links.ts';
export { describePinInHtml, type ReviewOptions, renderGone, renderReview } from './drift-review.ts';
export { renderDriftPage } from './drift-show.ts';
export { renderDriftTable } from './drift-table.ts';
export {
  createPageWords,
  createWords,
  describeObstacle,
  describePage,
  describeSection,
  formatLines,
  type Words,
} from './drift-words.ts';
export { renderGithub } from './github.ts';
export { renderGitlab } from './gitlab.ts';
export { renderImport, renderImportJson } from './import-report.ts';
export { type JsonProblem, problemToJson, renderJson } from './json.ts';
export { renderJunit } from './junit.ts';
export { renderMarkdown } from './markdown.ts';
export { printable, printableLines, printableValue } from './printable.ts';
export { renderRdjson } from './rdjson.ts';
export type { Report } from './report.ts';
export { renderSarif } from './sarif.ts';
export { displayWidth, renderTerminal, type TerminalOptions } from './terminal.ts';
