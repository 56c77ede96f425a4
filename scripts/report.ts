/** Prints findings in the requested format. */
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { createDiskFiles, findWorkTree, pathInside, programVersion } from '../src/io/index.ts';
import {
  type Report,
  renderGithub,
  renderGitlab,
  renderJson,
  renderJunit,
  renderMarkdown,
  renderRdjson,
  renderSarif,
  renderTerminal,
} from '../src/reporters/index.ts';
import { oneOf, UsageError } from './arguments.ts';
import { FORMAT } from './usage/site-options.ts';

export type Format = (typeof FORMAT)['format']['choices'][number];

/** The format of a report, and where it is written. */
export interface Output<F extends string = Format> {
  readonly format: F;
  /** Absolute path; stdout if absent. */
  readonly file: string | undefined;
}

/**
 * The values of `--format`: `json`, or `sarif=FILE`. If all are written to files, the table is printed as well.
 *
 * @throws UsageError for an unknown format, two for stdout, two for one file
 */
export function readFormats(values: readonly string[] | undefined): readonly Output[] {
  return readFormatsOf(FORMAT.format.choices, values);
}

/** The same for a command with its own formats, of which one is the table. */
export function readFormatsOf<F extends string>(
  choices: readonly (F | 'table')[],
  values: readonly string[] | undefined,
): readonly Output<F | 'table'>[] {
  const outputs = (values ?? []).map((value): Output<F | 'table'> => {
    const [, name = '', file] = /^([^=]*)(?:=(.*))?$/s.exec(value) ?? [];
    if (file === '')
      throw new UsageError(`Unexpected value “${value}” of --format, expected a file after “=”.`);
    return {
      format: oneOf(name, choices, 'table', 'format'),
      file: file === undefined ? undefined : resolve(file),
    };
  });
  const printed = outputs.filter(({ file }) => file === undefined);
  if (printed.length > 1)
    throw new UsageError(
      `Unexpected --format ${printed[1]?.format} with --format ${printed[0]?.format}, expected one for the terminal: name a file for the other, as in ${printed[1]?.format}=FILE.`,
    );
  const files = outputs.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, at) => files.indexOf(file) !== at);
  if (twice !== undefined)
    throw new UsageError(`Unexpected file ${twice} for two formats, expected a file for each.`);
  return printed.length === 0 ? [{ format: 'table', file: undefined }, ...outputs] : outputs;
}

/** Whether stdout gets a format for people rather than programs. */
export function isForPeople(outputs: readonly Output<string>[]): boolean {
  return outputs.some(({ format, file }) => file === undefined && format === 'table');
}

export interface ReportExtras {
  /** Further fields of the JSON document. */
  readonly more?: object;
  /** Lines below the table, each with its line break. */
  readonly summary?: string;
  /** Lines of the Markdown summary. */
  readonly notes?: readonly string[];
}

/** Writes the report in every requested format, files first, so that the printed report is the last output. */
export function printReports(
  report: Report,
  outputs: readonly Output[],
  siteDir: string,
  { more = {}, summary = '', notes = [] }: ReportExtras = {},
): void {
  writeOutputs(outputs, ({ format, file }) => {
    const text = renderReport(report, format, siteDir, file === undefined, { more, notes });
    return format === 'table' ? text + summary : text;
  });
}

/** Writes the text for each output: files first, so that the printed report is the last output. */
export function writeOutputs<F extends string>(
  outputs: readonly Output<F>[],
  render: (output: Output<F>) => string,
): void {
  const ordered = outputs.toSorted((a, b) => Number(a.file === undefined) - Number(b.file === undefined));
  for (const output of ordered) {
    const text = render(output);
    if (output.file === undefined) process.stdout.write(text);
    else writeReport(output.file, text);
  }
}

function writeReport(file: string, text: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new UsageError(
      `Unexpected file ${file} of --format, expected one that can be written (${error.message}).`,
    );
  }
}

/** @param more further fields of the JSON document. */
export function printReport(report: Report, format: Format, siteDir: string, more: object = {}): void {
  process.stdout.write(renderReport(report, format, siteDir, true, { more, notes: [] }));
}

/** @param isTerminal whether it is printed on a terminal, with colours and shortened lines */
export function renderReport(
  report: Report,
  format: Format,
  siteDir: string,
  isTerminal: boolean,
  { more, notes }: Required<Pick<ReportExtras, 'more' | 'notes'>>,
): string {
  const prefix = () => repositoryPrefix(siteDir, process.env);
  switch (format) {
    case 'json':
      return renderJson(report, more);
    case 'github':
      return renderGithub(report, prefix());
    case 'sarif':
      return renderSarif(report, { prefix: prefix(), version: programVersion() });
    case 'junit':
      return renderJunit(report, prefix());
    case 'gitlab':
      return renderGitlab(report, prefix());
    case 'rdjson':
      return renderRdjson(report, createSourceReader(siteDir), prefix());
    case 'markdown':
      return renderMarkdown(report, { prefix: prefix(), notes });
    case 'table':
      return renderTerminal(report, {
        color: isTerminal && hasColors(),
        readSource: createSourceReader(siteDir),
        ...(isTerminal ? { maxWarnings: 20 } : {}),
      });
  }
}

function hasColors(): boolean {
  const { stdout } = process;
  return stdout.isTTY && stdout.hasColors() && process.env.NO_COLOR === undefined;
}

/** 0 without errors, 1 with errors in content, 2 if there is no site to check. */
export function exitCodeOf({
  problems,
  unusable = false,
}: Pick<Report, 'problems'> & { readonly unusable?: boolean }): 0 | 1 | 2 {
  if (unusable) return 2;
  return problems.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/**
 * Path of a site in its repository, with a trailing slash; empty for the top. In annotations, GitHub expects paths relative to the checkout, wherever the program
 * was called.
 */
export function repositoryPrefix(
  siteDir: string,
  { GITHUB_WORKSPACE: workspace }: NodeJS.ProcessEnv,
): string {
  const site = realpathSync.native(siteDir);
  for (const top of [workspace, findWorkTree(site)]) {
    if (top === undefined || top === '' || !existsSync(top)) continue;
    const folder = realpathSync.native(top);
    if (folder === site) return '';
    const path = pathInside(folder, site);
    if (path !== undefined) return `${path}/`;
  }
  return '';
}

/** The text of a file of the site, for code frames; none if the file is gone since, or is a link to a file outside of the site: reports are public, its target may not be. */
function createSourceReader(siteDir: string): (file: string) => string | undefined {
  const site = createDiskFiles(siteDir);
  return (file) => {
    // Outside of the site there are only folders that the configuration names.
    const [mounted] = /^(?:\.\.\/)+[^/]+(?=\/)/.exec(file) ?? [];
    const read = (mounted === undefined ? site : createDiskFiles(siteDir, [mounted])).readText(file);
    return read.kind === 'text' ? read.text : undefined;
  };
}
