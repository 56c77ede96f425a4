/** The output of `init`: what it found, which files it wrote, and the next steps. */
import { relative } from 'node:path';
import { printable } from '../../src/reporters/index.ts';
import type { AdoptedTree, CiHost, FoundTree } from '../../src/starter/index.ts';

/** Each line ends with a line break. */
export function describeTree(tree: FoundTree, root: string): string {
  const { program, version, themes, locales } = tree;
  const pages = locales.reduce((sum, locale) => sum + locale.pages, 0);
  const rows: [string, string][] = [
    ...(version === undefined
      ? []
      : [['version', `${version.version} (${version.file})`] satisfies [string, string]]),
    ...(themes.length === 0 ? [] : [['theme', themes.join(', ')] satisfies [string, string]]),
    ['languages', locales.map(({ name, pages: own }) => `${name} (${own})`).join(', ') || 'none found'],
    ['pages', String(pages)],
  ];
  const heading =
    tree.kind === 'pages' ? 'Found pages without a configuration' : `Found a tree of ${program}`;
  return `${[`${heading} in ${root}`, ...rows.map(([name, value]) => `  ${name.padEnd(11)}${printable(value)}`)].join('\n')}\n\n`;
}

interface Done {
  readonly written: readonly string[];
  readonly refused: readonly string[];
  readonly kept: readonly string[];
  readonly root: string;
  readonly tree: FoundTree | undefined;
  readonly adopted: AdoptedTree | undefined;
  readonly ci: CiHost | undefined;
  /** The current text of `package.json`. */
  readonly manifest: string;
  /** Whether the program is installed in the folder's `node_modules`. */
  readonly isInstalled: boolean;
}

/** Each line ends with a line break. */
export function describeDone({
  written,
  refused,
  kept,
  root,
  tree,
  adopted,
  ci,
  manifest,
  isInstalled,
}: Done): string {
  const at = relative(process.cwd(), root);
  const add = adopted?.add;
  const parts = [
    written.length === 0 ? '' : `Wrote ${countPages(written)}to ${root}\n${listFiles(written)}`,
    refused.length === 0
      ? ''
      : `Not written, as a link or a file is in the way: ${refused.map((path) => printable(path)).join(', ')}`,
    kept.length === 0 ? '' : `Left as they are: ${kept.map((path) => printable(path)).join(', ')}`,
    add === undefined
      ? ''
      : `To keep translations from running anything on the site, add to ${printable(add.file)}:\n\n${indent(add.lines)}`,
    ci === 'github' && tree === undefined
      ? 'GitHub publishes the site once “GitHub Actions” is chosen as the source in Settings → Pages.'
      : '',
    nextSteps({ at, tree, adopted, manifest, ci, isInstalled }),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The number of pages and of other files: there are too many pages to list each. */
function countPages(written: readonly string[]): string {
  const pages = written.filter((path) => path.startsWith('content/')).length;
  return pages === 0 ? '' : `${pages} pages and ${written.length - pages} files `;
}

function listFiles(written: readonly string[]): string {
  const folders = new Map<string, number>();
  const files = written.filter((path) => {
    const [, folder] = /^(content\/[^/]+\/)/.exec(path) ?? [];
    if (folder !== undefined) folders.set(folder, (folders.get(folder) ?? 0) + 1);
    return folder === undefined;
  });
  return [
    ...[...folders].map(([folder, count]) => `  ${folder} (${count})`),
    ...files.map((path) => `  ${path}`),
  ].join('\n');
}

function nextSteps({
  at,
  tree,
  adopted,
  manifest,
  isInstalled,
  ci,
}: Pick<Done, 'tree' | 'adopted' | 'manifest' | 'ci' | 'isInstalled'> & {
  readonly at: string;
}): string {
  const isListed = /"lockstep"\s*:/.test(manifest);
  const hasScripts = /:\s*"lockstep (?:dev|check)"/.test(manifest);
  const steps = [
    ...(at === '' ? [] : [`cd ${/^[\w./-]+$/.test(at) ? at : JSON.stringify(at)}`]),
    ...(isInstalled && isListed ? [] : [isListed ? 'npm install' : 'npm install --save-dev lockstep']),
    ...(adopted?.commands ?? []),
    ...(tree === undefined ? [hasScripts ? 'npm run dev' : 'npx lockstep dev'] : ['npx lockstep check']),
  ];
  const notes = [
    ...(tree?.isReadAsIs === true
      ? [
          'The tree is read as it stands; what “check” finds now need not be corrected first:',
          ci === undefined
            ? '“npx lockstep check --update-baseline” writes it down, and from then on only what is new counts.'
            : 'the check on the host counts only what a change brings.',
        ]
      : []),
    ...(ci === undefined
      ? []
      : ['Commit package-lock.json too: the check on the host installs what it names.']),
  ];
  return [`Next:\n\n${indent(steps.join('\n'))}`, notes.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
