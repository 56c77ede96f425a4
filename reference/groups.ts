import type { ShortcodeContext } from 'lockstep';

/**
 * What stands in which section of the references. The sections themselves, their headings and what they say at their beginning are in the pages,
 * in each language. Everything there is stands in exactly one of them.
 */

export const SHORTCODE_GROUPS: Readonly<Record<string, readonly string[]>> = {
  callouts: [
    'note',
    'caution',
    'warning',
    'alert',
    'pageinfo',
    'deprecationfilewarning',
    'details',
    'comment',
  ],
  code: ['codenew', 'example', 'code', 'readfile', 'highlight', 'terminal'],
  layout: [
    'tabs',
    'tab',
    'tabpane',
    'table',
    'row',
    'column',
    'center',
    'cardpane',
    'card',
    'card-code',
    'cards',
    'link-card',
    'steps',
    'file-tree',
    'hero',
    'badge',
    'toc',
  ],
  includes: ['include', 'heading', 'param', '_param', 'conditional-text'],
  glossary: ['glossary_tooltip', 'glossary_definition'],
  media: [
    'figure',
    'imgproc',
    'video',
    'mermaid',
    'iframe',
    'youtube',
    'vimeo',
    'gist',
    'instagram',
    'x',
    'qr',
    'redoc',
    'swaggerui',
  ],
  links: ['ref', 'relref', 'link'],
  versions: [
    'feature-state',
    'version-check',
    'skew',
    'latest-version',
    'latest-semver',
    'latest-release-notes',
    'release-branch',
    'versions-other',
    'hugoVersion',
  ],
  landing: [
    'blocks/cover',
    'blocks/lead',
    'blocks/section',
    'blocks/feature',
    'blocks/link-down',
    'site-searchbar',
  ],
  kubernetes: [
    'api-reference',
    'reference_docs',
    'thirdparty-content',
    'dockershim-removal',
    'release-data',
    'release-branches',
    'eol-releases',
    'cve-feed',
    'cncf-landscape',
    'community-events',
    'case-studies/lead',
    'case-studies/quote',
    'blocks/case-studies',
    'blocks/kubernetes-features',
  ],
  opentelemetry: ['spec_status', 'homepage/stat'],
  legacy: ['capture', 'katacoda-removal', 'katacoda-tutorial', 'kat-button', 'upcoming-events'],
};

/** Settings by their first key. */
export const SETTING_GROUPS: Readonly<Record<string, readonly string[]>> = {
  site: [
    'title',
    'description',
    'copyright',
    'repository',
    'editUrl',
    'issueUrl',
    'sourceUrl',
    'params',
    'presets',
    'dialect',
  ],
  looks: ['theme'],
  addresses: ['url', 'versions', 'permalinks', 'lowerCasePaths', 'uglyUrls', 'aliases'],
  languages: ['locales', 'defaultLocale', 'defaultLocaleInSubdir', 'fallbackPages', 'trust', 'drift'],
  navigation: ['menus', 'toc'],
  markdown: ['markdown', 'highlight', 'hooks'],
  links: ['links'],
  rules: ['rules', 'overrides', 'kubernetes'],
  build: [
    'build',
    'ignoreFiles',
    'remoteData',
    'feeds',
    'feedLimit',
    'listSize',
    'blog',
    'taxonomies',
    'printViews',
    'search',
    'offline',
    'markdownPages',
    'robotsTxt',
  ],
};

export const COMMAND_GROUPS: Readonly<Record<string, readonly string[]>> = {
  building: ['build', 'worker', 'dev', 'preview', 'pdf', 'cache'],
  checking: ['check', 'links', 'examples', 'explain'],
  translating: ['drift'],
  moving: ['init', 'import'],
  writing: ['lsp'],
  measuring: ['bench', 'conformance'],
};

/** Reports what stands in no group, once in a page: where the first group is shown. */
export function reportUngrouped(
  context: Pick<ShortcodeContext, 'problem'>,
  groups: Readonly<Record<string, readonly string[]>>,
  group: string,
  names: Iterable<string>,
): void {
  if (group !== Object.keys(groups)[0]) return;
  const grouped = new Set(Object.values(groups).flat());
  for (const name of new Set(names)) {
    if (grouped.has(name)) continue;
    context.problem('missing-data', `Expected “${name}” in a section of this reference, found it in none.`, {
      hint: 'Add it to a group in reference/groups.ts.',
      target: name,
      severity: 'error',
    });
  }
}
