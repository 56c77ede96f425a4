/**
 * Files among the pages that browsers would run when a reader opens them. They are not published where their writers may run nothing: where `trust` says so, and in
 * sites of ours, whose policy lets no script of their authors run, unless `trust` says “full” of them.
 */
import { extname } from 'node:path/posix';
import { namedTrust, type Site } from '../../config/index.ts';
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
 * What XML runs something with: a style sheet, scripts and what holds documents, handlers, addresses that run something. It is read by its words, since what no
 * parser of ours takes may be taken by a browser.
 */
const RUNNING_XML = [
  /<\?xml-stylesheet/i,
  /<(?:[\w.-]+:)?(?:script|iframe|frame|object|embed|html|handler|listener)[\s/>]/i,
  /[\s"'/]on[a-z]+\s*=/i,
  /(?:javascript|vbscript)(?:\s|&#?\w+;)*:/i,
];

/** What can hide such things, set them later, or lead a reader away: entities, HTML within, animations of addresses, links. */
const VEILED_XML = [
  /<!(?:ENTITY|DOCTYPE[^>]*\[)/i,
  /<(?:[\w.-]+:)?(?:foreignobject|set|animate|animatetransform|meta|base|link|form|a)[\s/>]/i,
  /(?:href|src)\s*=\s*["']?\s*(?:data:(?!image\/(?:png|jpe?g|gif|webp))|https?:|\/\/|&)/i,
  /http:\/\/www\.w3\.org\/1999\/xhtml/i,
];

export interface ActiveFiles {
  /** Whether a file may not be published. */
  isRefused(file: string, locale: string): boolean;
  /** What is said of those that were asked for, once each. */
  readonly problems: readonly Problem[];
}

type ActiveSite = Pick<Site, 'trust' | 'locales' | 'conventions'>;

export function createActiveFiles(site: ActiveSite, files: Files): ActiveFiles {
  const problems = new Map<string, Problem>();
  return {
    get problems() {
      return [...problems.values()];
    },
    isRefused(file, locale) {
      const trust = namedTrust(site, file, locale);
      if (trust === 'full' || (trust === undefined && !site.conventions.strictScripts)) return false;
      if (!isActive(file, files, trust === 'markdown' ? [...RUNNING_XML, ...VEILED_XML] : RUNNING_XML))
        return false;
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

function isActive(file: string, files: Files, activeXml: readonly RegExp[]): boolean {
  const extension = extname(file).toLowerCase();
  if (ACTIVE.has(extension)) return true;
  if (!XML.has(extension)) return false;
  const read = files.readText(file);
  // Text in another encoding could say anything.
  return read.kind !== 'text' || activeXml.some((pattern) => pattern.test(read.text));
}
