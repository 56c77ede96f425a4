export { renderGithub } from './github.ts';
export { type JsonProblem, problemToJson, renderJson } from './json.ts';
export type { ReadSource, Report } from './report.ts';
export { displayWidth, renderTerminal, type TerminalOptions } from './terminal.ts';
