/** Stores the latest table of each comparison in `bench/README.md`, with the machine and the commit. The introduction there is written by hand. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';

const PROJECT = join(import.meta.dirname, '../..');
const FILE = join(PROJECT, 'bench/README.md');
const HEAD = `# Figures

The last table of each comparison, as \`npm run bench -- compare --record NAME\` wrote it. Times differ from machine to machine, ratios of pairs hardly do.
`;

/**
 * Writes a table, replacing that of the same name.
 *
 * @param lines of the table, as they are printed
 */
export function recordTable(name: string, lines: readonly string[], hugo: string | undefined): void {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : HEAD;
  writeFileSync(FILE, withSection(before, name, [describeRun(hugo), '', '```', ...lines, '```'].join('\n')));
}

/** Replaces the body of a level-2 section of a Markdown text; adds the section at the end if there is none. */
export function withSection(text: string, name: string, body: string): string {
  const [head = '', ...sections] = text.trimEnd().split(/\n\n(?=## )/);
  const made = `## ${name}\n\n${body}`;
  const at = sections.findIndex((section) => section.startsWith(`## ${name}\n`));
  return `${[head, ...(at === -1 ? [...sections, made] : sections.with(at, made))].join('\n\n')}\n`;
}

function describeRun(hugo: string | undefined): string {
  const [cpu] = cpus();
  const commit = execFileSync('git', ['-C', PROJECT, 'rev-parse', '--short', 'HEAD'], { encoding: 'utf8' });
  const memory = Math.round(totalmem() / 2 ** 30);
  const other = hugo === undefined ? '' : `, ${/v[\d.]+/.exec(hugoVersion(hugo))?.[0] ?? ''} of Hugo`;
  return `Commit ${commit.trim()}, Node ${process.versions.node}${other}; ${cpus().length} × ${cpu?.model.trim() ?? 'unknown processor'}, ${memory} GiB.`;
}

function hugoVersion(hugo: string): string {
  return execFileSync(hugo, ['version'], { encoding: 'utf8' });
}
