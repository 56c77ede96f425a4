/** Outputs that are files of authors: static files, files of page bundles, examples. */

import { listStaticFiles } from '../../corpus/index.ts';
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import { findUnusableHeaders, type Refusal } from '../../io/index.ts';
import { findExamples } from '../load/example-files.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { refusedFile } from '../load/refused-files.ts';
import { createActiveFiles } from './active-files.ts';
import type { CopyOutput, OutputSite } from './output.ts';

/** Lists static files before files of pages. The problems are symbolic links that are not followed. */
export function listCopies({ site, chosen, files, corpus }: OutputSite): {
  readonly copies: readonly CopyOutput[];
  readonly problems: readonly Problem[];
} {
  const copies = new Map<string, string>();
  const problems: Problem[] = [];
  const add = (target: string, file: string) => {
    if (!copies.has(target)) copies.set(target, file);
  };
  const refused = (path: string, why: Refusal) => problems.push(refusedFile(path, why));
  const addFolder = (dir: string, target: string) => {
    const listed = files.list(dir, refused);
    for (const { path } of listed) add(`${target}${path.slice(dir.length + 1)}`, path);
  };
  for (const { output, file } of listStaticFiles(site, files, refused)) add(output, file);
  const active = createActiveFiles(site, files);
  const addWritten = (target: string, file: string, locale: string) => {
    if (!active.isRefused(file, locale)) add(target, file);
  };
  for (const { locale, resources } of corpus.pages) {
    if (!chosen.has(locale)) continue;
    for (const resource of resources)
      if (resource.output !== '') addWritten(resource.output, resource.file, resource.locale);
  }
  for (const { file, output, locale } of corpus.copied)
    if (chosen.has(locale)) addWritten(output, file, locale);
  // A locale's own examples are in its content folder, whose files are listed already.
  for (const dir of site.examplesDirs) if (!dir.includes('LOCALE')) addFolder(dir, 'examples/');
  for (const [target, file] of examplesOfLocales({ site, chosen, files })) add(target, file);
  return {
    copies: [...copies].map(([path, file]) => ({ kind: 'copy', path, file })),
    problems: [...problems, ...active.problems, ...checkHeaders(copies.get('_headers'), files)],
  };
}

/** Header values in a site's own `_headers` that hosts cannot send. */
function checkHeaders(file: string | undefined, files: LoadedSite['files']): Problem[] {
  const read = file === undefined ? undefined : files.readText(file);
  if (file === undefined || read?.kind !== 'text') return [];
  return findUnusableHeaders(read.text).map(({ line, name }) =>
    createProblem('unsupported-config', filePlace(file, { line, column: 1 }), {
      message: `Unexpected character in the value of ${name}, expected Latin-1 without control characters: hosts do not send such a header.`,
      hint: 'Write other characters in their percent-encoded or ASCII form.',
      target: name,
    }),
  );
}

/** Each example under the path of each locale: output path → the locale's own file, or the default locale's. */
function examplesOfLocales({
  site,
  chosen,
  files,
}: Pick<LoadedSite, 'site' | 'chosen' | 'files'>): Map<string, string> {
  const { names, find } = findExamples(site, files);
  const copies = new Map<string, string>();
  for (const { name: locale, urlPrefix } of site.locales) {
    if (urlPrefix === '' || !chosen.has(locale)) continue;
    for (const name of names) {
      const entry = find(name, locale);
      if (entry !== undefined) copies.set(`${urlPrefix}/examples/${name}`, entry.file);
    }
  }
  return copies;
}
