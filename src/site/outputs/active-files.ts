/**
 * Files in content folders that browsers would execute when a reader opens them. They are not published where authors may not run scripts: for locales that
 * `trust` restricts, and in Lockstep's own sites, whose Content-Security-Policy allows no scripts of authors, unless `trust` is “full”.
 */
import { extname } from 'node:path/posix';
import { namedTrust, type Site } from '../../config/index.ts';
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import type { Files } from '../../io/index.ts';

/** Documents and scripts. Compressed pictures (`.svgz`) cannot be inspected. */
const ACTIVE: ReadonlySet<string> = new Set([
  ...['.js', '.mjs', '.cjs', '.wasm', '.html', '.htm', '.xhtml', '.xht', '.shtml', '.mht', '.mhtml'],
  ...['.xsl', '.xslt', '.swf', '.svgz', '.htc', '.hta', '.vbs', '.php', '.asp', '.aspx', '.jsp', '.cgi'],
]);

/** XML formats that browsers display and whose scripts they run. */
const XML: ReadonlySet<string> = new Set(['.svg', '.xml', '.rss', '.atom', '.rdf', '.mml', '.xsd', '.wsdl']);

/**
 * Markup by which XML executes code: style sheets, scripts and elements that embed documents, event handlers, script URLs. It is searched as text, since
 * browsers may accept what our parser rejects.
 */
const RUNNING_XML = [
  /<\?xml-stylesheet/i,
  /<(?:[\w.-]+:)?(?:script|iframe|frame|object|embed|html|handler|listener)[\s/>]/i,
  /[\s"'/]on[a-z]+\s*=/i,
  /(?:javascript|vbscript)(?:\s|&#?\w+;)*:/i,
];

/** Markup that can hide or set such code later, or lead readers elsewhere: entities, embedded HTML, animated addresses, links. */
const VEILED_XML = [
  /<!(?:ENTITY|DOCTYPE[^>]*\[)/i,
  /<(?:[\w.-]+:)?(?:foreignobject|set|animate|animatetransform|meta|base|link|form|a)[\s/>]/i,
  /(?:href|src)\s*=\s*["']?\s*(?:data:(?!image\/(?:png|jpe?g|gif|webp))|https?:|\/\/|&)/i,
  /http:\/\/www\.w3\.org\/1999\/xhtml/i,
];

export interface ActiveFiles {
  /** Whether a file must not be published. */
  isRefused(file: string, locale: string): boolean;
  /** One finding for each refused file that was asked for. */
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
    message: `Unexpected file that browsers execute (${extname(file).toLowerCase()}), expected pictures, text or data: it is not published.`,
    hint: 'Move it to static/, or set “trust” to “full” for these files.',
    locale,
    target: file,
  });
}

function isActive(file: string, files: Files, activeXml: readonly RegExp[]): boolean {
  const extension = extname(file).toLowerCase();
  if (ACTIVE.has(extension)) return true;
  if (!XML.has(extension)) return false;
  const read = files.readText(file);
  // Text in an unsupported encoding cannot be inspected, so it is refused.
  return read.kind !== 'text' || activeXml.some((pattern) => pattern.test(read.text));
}
