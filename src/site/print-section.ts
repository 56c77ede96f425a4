/** Use case: print a section with everything below it as one PDF, from its print view. */
import { join } from 'node:path';
import { sortProblems } from '../diagnostics/index.ts';
import {
  createDiskFiles,
  createFolderWriter,
  makeTemporaryFolder,
  printPdf,
  removeFiles,
  serveFolder,
} from '../io/index.ts';
import { relUrl } from '../rendering/index.ts';
import { escapeHtml } from '../text/index.ts';
import { buildSite } from './build-site.ts';
import type { BuildOptions } from './build-steps.ts';
import type { BuildResult } from './build-summary.ts';
import { loadSite } from './load/load-site.ts';
import { HEADERS } from './outputs/headers.ts';
import { typeOfFile } from './outputs/media-types.ts';
import { pagesToPrint, printPath } from './views/print-views.ts';

export interface PrintOptions extends Omit<BuildOptions, 'out' | 'strict' | 'emptyOut' | 'locales'> {
  /** Page id of the section: `docs/manual`. */
  readonly section: string;
  readonly locale: string | undefined;
  /** Absolute path of the PDF. */
  readonly file: string;
  /** Path of a Chromium or Chrome. */
  readonly browser: string;
}

export type PrintResult =
  | { readonly kind: 'printed'; readonly pages: number; readonly problems: BuildResult['problems'] }
  /** There is no such section; lists those that the locale has. */
  | { readonly kind: 'no-section'; readonly sections: readonly string[] }
  | { readonly kind: 'failed'; readonly problems: BuildResult['problems'] };

/** @throws PrintError if the browser prints nothing */
export async function printSection(options: PrintOptions): Promise<PrintResult> {
  const read = await loadSite(options);
  if (read.kind === 'failed') return { kind: 'failed', problems: sortProblems(read.problems) };
  const { site, index, ui } = read.loaded;
  const locale = options.locale ?? site.defaultLocale;
  const section = index.byId(locale, options.section);
  if (section?.kind !== 'section' || !section.rendered) {
    const found = index.pages.filter(
      (page) => page.locale === locale && page.kind === 'section' && page.rendered,
    );
    return { kind: 'no-section', sections: found.map(({ id }) => id).filter((id) => id !== '') };
  }
  const out = join(makeTemporaryFolder('lockstep-print'), 'site');
  const built = await buildSite({
    ...options,
    locales: [locale],
    printViews: true,
    out,
    strict: false,
    emptyOut: false,
  });
  if (built.summary === undefined) return { kind: 'failed', problems: built.problems };
  const parts = pagesToPrint(index, section);
  const path = `${printPath(section).slice(1)}index.html`;
  const html = createDiskFiles(out).readText(path);
  if (html.kind !== 'text') throw new Error(`Unexpected site without the page ${path}.`);
  const titles = parts.map(({ title, linkTitle }) => title || linkTitle);
  createFolderWriter(out).write(path, withContents(html.text, titles, ui(locale, 'pdf_contents').text));
  // The headers are for published pages, and their policy would block the style sheet inserted below.
  if (createDiskFiles(out).kindOf(HEADERS) === 'file') removeFiles(out, [HEADERS]);
  const server = await serveFolder({ folder: out, base: site.basePath, port: 0, typeOf: typeOfFile });
  try {
    const { origin } = new URL(server.url);
    await printPdf(options.browser, origin + relUrl(site, printPath(section)), options.file);
  } finally {
    await server.close();
  }
  return { kind: 'printed', pages: parts.length, problems: built.problems };
}

/** Page numbers at the foot of each sheet, and a table of contents on the first. */
const STYLES = `<style>
@page { margin: 18mm 16mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt sans-serif; } }
@media print { .print-contents { break-after: page; } .print-part + .print-part { break-before: page; } .print-contents a { color: inherit; } }
</style>`;

/** @param titles of the parts in order; the document has the title of the first */
function withContents(html: string, titles: readonly string[], label: string): string {
  const items = titles.map((title, index) => `<li><a href="#p${index + 1}">${escapeHtml(title)}</a></li>`);
  const list = `<nav class="print-contents"><h2>${escapeHtml(label)}</h2><ol>${items.join('')}</ol></nav>`;
  return html.replace('</head>', `${STYLES}</head>`).replace('<section id="p1"', `${list}<section id="p1"`);
}
