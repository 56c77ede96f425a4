/** Typical edits between two builds. Each is different every time, so that no cache has the result. */
import { appendFileSync, existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Change {
  readonly name: string;
  /** Makes the change; `false` if the site has no such file. */
  apply(round: number): boolean;
}

/** @param root absolute path of a tree that may be edited */
export function changesOf(root: string): readonly Change[] {
  // A page bundle may be a folder whose name ends so, too.
  const pages = globSync('content/**/*.md', { cwd: root })
    .filter((path) => statSync(join(root, path)).isFile())
    .sort();
  const onePage = pages.find((path) => !/(?:^|\/)(?:_index|README)\.md$|\/includes\//.test(path));
  return [
    { name: 'unchanged', apply: () => true },
    {
      name: 'one page',
      apply: (round) => append(root, onePage, `\n\nOne more paragraph, the ${round}th.\n`),
    },
    { name: 'include', apply: (round) => append(root, mostIncluded(root, pages), `\nMore, ${round}.\n`) },
    { name: 'UI string', apply: (round) => changeUiString(root, round) },
    { name: 'configuration', apply: (round) => changeTitle(root, round) },
    {
      name: 'shortcode',
      apply: (round) => append(root, shortcodeOf(root), `{{/* ${round} */}}<!-- ${round} -->`),
    },
  ];
}

function append(root: string, path: string | undefined, text: string): boolean {
  if (path === undefined) return false;
  appendFileSync(join(root, path), text);
  return true;
}

/** The file that most pages include, or that a shortcode of the tree reads. */
function mostIncluded(root: string, pages: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const page of pages) {
    for (const [, name = ''] of readFileSync(join(root, page), 'utf8').matchAll(
      /\{\{[<%]\s*include\s+"([^"]+)"/g,
    ))
      counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, a], [, b]) => b - a);
  const file =
    best === undefined ? undefined : pages.find((path) => path.endsWith(`/${best[0].replace(/^\//, '')}`));
  return file ?? (existsSync(join(root, 'shared.md')) ? 'shared.md' : undefined);
}

function shortcodeOf(root: string): string | undefined {
  return globSync('layouts/**/shortcodes/*.html', { cwd: root }).sort()[0];
}

function changeUiString(root: string, round: number): boolean {
  const file = globSync('i18n/en.{toml,yaml,yml}', { cwd: root })[0];
  return file === undefined
    ? false
    : replaceIn(join(root, file), /(other\s*[=:]\s*")[^"]*(")/, `$1Text ${round}$2`);
}

function changeTitle(root: string, round: number): boolean {
  const file = globSync('{hugo,config}.{toml,yaml}', { cwd: root })[0];
  return file === undefined
    ? false
    : replaceIn(join(root, file), /^(title\s*[=:]\s*["']?)[^"'\n]*(["']?)/m, `$1Title ${round}$2`);
}

function replaceIn(path: string, pattern: RegExp, replacement: string): boolean {
  const text = readFileSync(path, 'utf8');
  if (!pattern.test(text)) return false;
  writeFileSync(path, text.replace(pattern, replacement));
  return true;
}
