export { type ComparedFiles, renderCompare, renderCompareJson } from './drift-compare.ts';
export { type DriftFinding, findDrift } from './drift-findings.ts';
export { renderDriftGithub, renderDriftMarkdown } from './drift-github.ts';
export {
  type DriftBodyOptions,
  type DriftLinks,
  listedPages,
  renderDriftBody,
  renderDriftHtml,
  type TextsOf,
} from './drift-html.ts';
export { renderDriftJson } from './drift-json.ts';
export type { DiffLine } from './drift-lines.ts';
export { createDriftLinks } from './drift-links.ts';
export { type ReviewOptions, renderReview } from './drift-review.ts';
export { type DriftShowOptions, renderDriftPage } from './drift-show.ts';
export { type DriftTableOptions, renderDriftTable } from './drift-table.ts';
export { describePage, describeSection, formatLines, type Words } from './drift-words.ts';
export { renderGithub } from './github.ts';
export { renderGitlab } from './gitlab.ts';
export { type ImportReport, renderImport, renderImportJson } from './import-report.ts';
export { type JsonProblem, problemToJson, renderJson } from './json.ts';
export { renderJunit } from './junit.ts';
export { type MarkdownOptions, renderMarkdown } from './markdown.ts';
export { printable, printableLines, printableValue } from './printable.ts';
export { renderRdjson } from './rdjson.ts';
export type { ReadSource, Report } from './report.ts';
export { renderSarif, type SarifOptions } from './sarif.ts';
export { displayWidth, renderTerminal, type TerminalOptions } from './terminal.ts';
