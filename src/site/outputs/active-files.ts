/** Files among the pages that browsers would run when a reader opens them: not published where their writers may run nothing. */
import { extname } from 'node:path/posix';
import { type Site, trustOf } from '../../config/index.ts';
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import type { Files } from '../../io/index.ts';

/** Documents and scripts. Compressed pictures cannot be looked into. */
const ACTIVE: ReadonlySet<string> = new Set([
  ...['.js', '.mjs', '.cjs', '.wasm', '.html', '.htm', '.xhtml', '.xht', '.shtml', '.mht', '.mhtml'],
  ...['.xsl', '.xslt', '.swf', '.svgz', '.htc', '.hta', '.vbs', '.php', '.asp', '.aspx', '.jsp', '.cgi'],
]);

/** XML that browsers show, and run where it says so. */
const XML: ReadonlySet<string> = new Set(['.svg', '.xml', '.rss', '.atom', '.rdf', '.mml', '.xsd', '.wsdl']);

/**
 * What XML runs something with: a style sheet, entities of its own, elements of HTML or with a document in them, handlers, animations of addresses, addresses that
 * run something. It is read by its words, since what no parser of ours takes may be taken by a browser.
 */
const ACTIVE_XML = [
  /<\?xml-stylesheet/i,
  /<!(?:ENTITY|DOCTYPE[^>]*\[)/i,
  /<(?:[\w.-]+:)?(?:script|foreignobject|iframe|frame|object|embed|html|handler|listener|set|animate|animatetransform|meta|base|link|form|a)[\s/>]/i,
  /[\s"'/]on[a-z]+\s*=/i,
  /(?:javascript|vbscript)(?:\s|&#?\w+;)*:/i,
  /(?:href|src)\s*=\s*["']?\s*(?:data:(?!image\/(?:png|jpe?g|gif|webp))|https?:|\/\/|&)/i,
  /http:\/\/www\.w3\.org\/1999\/xhtml/i,
];

export interface ActiveFiles {
  /** Whether a file may not be published. */
  isRefused(file: string, locale: string): boolean;
  /** What is said of those that were asked for, once each. */
  readonly problems: readonly Problem[];
}

export function createActiveFiles(site: Pick<Site, 'trust' | 'locales'>, files: Files): ActiveFiles {
  const problems = new Map<string, Problem>();
  return {
    get problems() {
      return [...problems.values()];
    },
    isRefused(file, locale) {
      if (trustOf(site, file, locale) === 'full' || !isActive(file, files)) return false;
      problems.set(file, refused(file, locale));
      return true;
    },
  };
}

function refused(file: string, locale: string): Problem {
  return createProblem('unsafe-content', filePlace(file), {
    message: `Unexpected file that browsers run (${extname(file).toLowerCase()}), expected pictures, text or data: it is not published.`,
    hint: 'Put it into static/, or give these files “full” in “trust”.',
    locale,
    target: file,
  });
}

function isActive(file: string, files: Files): boolean {
  const extension = extname(file).toLowerCase();
  if (ACTIVE.has(extension)) return true;
  if (!XML.has(extension)) return false;
  const read = files.readText(file);
  // Text in another encoding could say anything.
  return read.kind !== 'text' || ACTIVE_XML.some((pattern) => pattern.test(read.text));
}
