/** Converts pages written in another dialect while they are read. */
import { posix } from 'node:path';
import { createProblem } from '../../diagnostics/index.ts';
import {
  contentTypeOf,
  convertBody,
  convertContainers,
  convertEmoji,
  type DialectContext,
  type Finding,
  hasCaptures,
  type NamedFile,
  titleOf,
} from '../../dialects/index.ts';
import type { SourceText } from '../../text/index.ts';
import type { PageRun } from './page-run.ts';

/** The page's body in Lockstep's own dialect. Losses are reported; places remain those of the author's text. */
export function toOwnDialect(run: PageRun, body: SourceText): SourceText {
  const findings: Finding[] = [];
  const own = convertWith(run, body, contextOf(run, findings));
  for (const finding of countFindings(findings)) report(run, finding);
  return own;
}

function convertWith({ page, site }: PageRun, body: SourceText, context: DialectContext): SourceText {
  if (site.dialect === 'vuepress' && page.format === 'markdown') {
    return convertBody(titleOf(body, page.params, true).body, 'vuepress', page.params, context);
  }
  if (contentTypeOf(page.params.content_template) !== undefined && hasCaptures(body.text)) {
    return convertBody(body, 'hugo-capture', page.params, context);
  }
  if (page.format !== 'markdown') return body;
  const { asides, emoji } = site.markdown;
  const boxed = asides ? convertContainers(body, context, true) : body;
  return emoji ? convertEmoji(boxed, context) : boxed;
}

function contextOf(run: PageRun, findings: Finding[]): DialectContext {
  const { page, lookups, site } = run;
  const locale = site.locales.find(({ name }) => name === page.locale);
  const top = locale?.contentDir ?? `content/${page.locale}`;
  const folder = posix.dirname(page.file);
  const prefix = locale?.urlPrefix ?? '';
  return {
    ui: (key, values = {}) => lookups.ui(page.locale, key, values).text,
    readFile(path, from) {
      const candidates = path.startsWith('@')
        ? [posix.join(top, path.replace(/^@\/?/, ''))]
        : path.startsWith('/')
          ? [posix.join(top, path)]
          : [posix.join(posix.dirname(from), path), posix.join(top, path)];
      const results = candidates.map((candidate) => readNamed(run, candidate));
      return results.find(({ kind }) => kind === 'text') ?? results[0] ?? { kind: 'missing' };
    },
    asset(target) {
      const inTree = posix.join(folder, target);
      if (target.startsWith('/') || !inTree.startsWith(`${top}/`)) return undefined;
      return posix.join('/', prefix, inTree.slice(top.length));
    },
    note: (finding) => void findings.push(finding),
  };
}

function readNamed({ lookups }: PageRun, path: string): NamedFile {
  if (path.startsWith('..')) return { kind: 'outside' };
  const read = lookups.text(path);
  if (read.kind === 'text') return { kind: 'text', file: { path, text: read.text } };
  return { kind: read.kind === 'outside' ? 'outside' : 'missing' };
}

/** One finding for each distinct message of a page, at its first place, with the number of occurrences. */
function countFindings(findings: readonly Finding[]): Finding[] {
  const groups = new Map<string, { readonly first: Finding; count: number }>();
  for (const finding of findings) {
    const key = `${finding.code}\0${finding.message}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: finding, count: 1 });
    else group.count += 1;
  }
  return [...groups.values()].map(({ first, count }) =>
    count === 1 ? first : { ...first, message: `${first.message} Occurrences on this page: ${count}.` },
  );
}

function report(run: PageRun, { code, message, target, place }: Finding): void {
  if (code === undefined) return;
  run.report(createProblem(code, place, { message, hint: HINTS[code], target, locale: run.page.locale }));
}

const HINTS: Readonly<Record<string, string>> = {
  'missing-block': 'Add the block, or import the page: lockstep import turns blocks into headings.',
  'unread-markup': 'Close the container with “:::” on a line of its own.',
  'missing-include': 'Correct the path, or add the file.',
  'unsupported-markup': 'Write it in Markdown, or import the page and look at what it says.',
};
