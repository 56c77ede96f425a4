/** The cases to render with both programs: the Markdown fixtures, and the examples of shortcodes for which Hugo has a template. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { sha256 } from '../../src/io/index.ts';
import { PRESETS } from '../../src/presets/index.ts';
import { definitions as core, parseShortcodes, type ShortcodeNode } from '../../src/shortcodes/index.ts';
import { FIXTURES, SITE } from './paths.ts';
import { CONFIGURATIONS, isSiteKind, type SiteKind } from './site-kinds.ts';

/** The built-in definitions and those of all presets. */
const definitions = [...core, ...PRESETS.flatMap(({ shortcodes }) => shortcodes)];

export interface Case {
  /** Such as `fixture-headings.github` or `example-note-0.blackfriday`; also the name of its page. */
  readonly id: string;
  readonly from: 'fixture' | 'example';
  readonly site: SiteKind;
  /** The page with its front matter. */
  readonly text: string;
  /** Digest of everything that Hugo's output depends on: a recording with another digest is outdated. */
  readonly digest: string;
}

/** Shortcodes that are built into Hugo and need no network access. */
const BUILT_IN: ReadonlySet<string> = new Set([
  'figure',
  'gist',
  'highlight',
  'param',
  'ref',
  'relref',
  'vimeo',
  'youtube',
]);

/** Examples of features that only Lockstep or newer versions of Hugo have. */
const OURS_ALONE: ReadonlyMap<string, string> = new Map([
  [
    '{{< codenew file="pods/lifecycle-events.yaml" lines="3-4" >}}',
    'a part of a file is an addition of ours',
  ],
  ['{{% include file="greeting.md" tool="kubectl" %}}', 'OpenTelemetry’s, with arguments of its own'],
]);

/** Built-in shortcodes that were removed from Hugo, with the first minor version without them. */
const GONE_SINCE: ReadonlyMap<string, number> = new Map([['gist', 156]]);

export interface Cases {
  readonly cases: readonly Case[];
  /** Definitions without a rendered example, because Hugo would need a template of the site that they come from. */
  readonly uncovered: readonly string[];
}

/** @param minor version of Hugo: 111 for 0.111 */
export function readCases(minor: number): Cases {
  const shared = digestOfSite();
  const toCase = (name: string, from: Case['from'], site: SiteKind, text: string): Case => ({
    id: `${from}-${name}.${site}`.replaceAll('/', '-'),
    from,
    site,
    text,
    digest: sha256([CONFIGURATIONS[site], shared, text].join('\0')).slice(0, 16),
  });
  const fixtures = readdirSync(FIXTURES)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(FIXTURES, file), 'utf8');
      return sitesOf(file, text).map((site) => toCase(file.slice(0, -3), 'fixture', site, text));
    });
  const there = definitions.filter(({ name }) => minor < (GONE_SINCE.get(name) ?? Number.POSITIVE_INFINITY));
  const examples = there.map(({ name, examples: written }) => ({
    name,
    sources: written.map(({ source }) => source).filter(isKnownToHugo),
  }));
  return {
    cases: [
      ...fixtures,
      ...examples.flatMap(({ name, sources }) =>
        sources.map((source, index) =>
          toCase(
            `${name}-${index}`,
            'example',
            'blackfriday',
            `---\ntitle: ${JSON.stringify(name)}\n---\n${source}\n`,
          ),
        ),
      ),
    ],
    uncovered: examples.filter(({ sources }) => sources.length === 0).map(({ name }) => name),
  };
}

/** The sites that a fixture's front matter names; the first site if it names none. */
function sitesOf(file: string, text: string): readonly SiteKind[] {
  const [, front = ''] = /^---\n(.*?)\n---\n/s.exec(text) ?? [];
  const matter: { readonly trees?: unknown } | null = parse(front);
  const sites: unknown = matter?.trees ?? ['github'];
  if (!Array.isArray(sites) || !sites.every(isSiteKind)) {
    throw new Error(
      `Unexpected trees in ${file}, expected some of ${Object.keys(CONFIGURATIONS).join(', ')}.`,
    );
  }
  return sites;
}

function isKnownToHugo(source: string): boolean {
  if (OURS_ALONE.has(source)) return false;
  const byName = new Map(
    definitions.flatMap((definition) =>
      [definition.name, ...(definition.aliases ?? [])].map((name) => [name, definition.inner] as const),
    ),
  );
  const { nodes } = parseShortcodes(source, (name) => byName.get(name));
  return namesIn(nodes).every(
    (name) => BUILT_IN.has(name) || existsSync(join(SITE, 'layouts/shortcodes', `${name}.html`)),
  );
}

function namesIn(nodes: readonly ShortcodeNode[]): string[] {
  return nodes.flatMap((node) => (node.kind === 'call' ? [node.name, ...namesIn(node.children)] : []));
}

function digestOfSite(): string {
  const files = readdirSync(SITE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return sha256(files.map((file) => `${file.slice(SITE.length)}\0${readFileSync(file, 'utf8')}`).join('\0'));
}
