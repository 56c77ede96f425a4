/** What is generated for pages in addition to their HTML. */
import type { Site } from '../site.ts';
import type { Settings } from './settings.ts';

/** Before 0.73, "taxonomyTerm" was today's "taxonomy", and "taxonomy" today's "term"; a list that contains the old name uses the old meanings. */
export function readDisabledKinds(settings: Settings): string[] {
  const kinds = new Set(settings.texts('disableKinds', []).map((kind) => kind.toLowerCase()));
  if (kinds.delete('taxonomyterm')) {
    if (kinds.has('taxonomy')) kinds.add('term');
    kinds.add('taxonomy');
  }
  return [...kinds];
}

const OUTPUTS: Site['outputs'] = {
  home: ['html', 'rss'],
  section: ['html', 'rss'],
  taxonomy: ['html', 'rss'],
  term: ['html', 'rss'],
  page: ['html'],
};

export function readOutputs(settings: Settings): Site['outputs'] {
  const outputs = settings.table('outputs');
  const own = Object.keys(outputs.values).map((kind): [string, string[]] => [
    kind,
    outputs.texts(kind, []).map((format) => format.toLowerCase()),
  ]);
  return { ...OUTPUTS, ...Object.fromEntries(own) };
}

/**
 * Settings of feeds, sitemap and lists. In Hugo, templates decide on pagination and print views; here the settings `paginate` (newer: `pagination.pagerSize`) and
 * `lockstep.printViews` do. `lockstep.search` enables search; `lockstep.markdownPages`, or the output format of that name, publishes pages as Markdown; `lockstep.remoteData` lists
 * data to fetch.
 */
export function readLists(
  settings: Settings,
): Pick<Site, 'remoteData' | 'feeds' | 'sitemap' | 'listSize' | 'printViews' | 'search' | 'markdownPages'> {
  const lockstep = settings.table('params').table('lockstep');
  const remote = lockstep.table('remoteData');
  const remoteFiles = remote.table('files');
  const baseName = settings.table('outputFormats').table('rss').text('baseName', 'index');
  const limit = settings.table('services').table('rss').number('limit', settings.number('rssLimit', 0));
  const hasSitemap = !readDisabledKinds(settings).includes('sitemap');
  const size = settings.table('pagination').number('pagerSize', settings.number('paginate', 0));
  return {
    feeds: { fileName: `${baseName}.xml`, limit: Math.max(0, limit), sections: [] },
    sitemap: hasSitemap ? settings.table('sitemap').text('filename', 'sitemap.xml') : '',
    listSize: Math.max(0, Math.trunc(size)),
    printViews: lockstep.flag('printViews', false),
    search: lockstep.flag('search', false),
    markdownPages: lockstep.flag('markdownPages', readOutputs(settings).page?.includes('markdown') === true),
    remoteData: {
      hosts: remote.texts('hosts', []),
      files: Object.fromEntries(
        Object.keys(remoteFiles.values).map((name) => [name, remoteFiles.text(name, '')]),
      ),
    },
  };
}

/** Pagination by templates. */
export function readPagers(settings: Settings): Site['pagers'] {
  const pagination = settings.table('pagination');
  return {
    size: Math.max(1, Math.trunc(pagination.number('pagerSize', settings.number('paginate', 10)))),
    path: pagination.text('path', settings.text('paginatePath', 'page')).replaceAll(/^\/+|\/+$/g, ''),
    hasFirst: !pagination.flag('disableAliases', false),
  };
}

/** The main sections that the tree names. */
export function readMainSections(settings: Settings): readonly string[] {
  return settings.texts('mainSections', settings.table('params').texts('mainSections', []));
}
