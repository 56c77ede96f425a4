/** What is made of pages in addition to their HTML. */
import type { Site } from '../site.ts';
import type { Settings } from './settings.ts';

/** Before 0.73 "taxonomyTerm" was what is "taxonomy" now, and "taxonomy" what is "term"; a list with the old name means both old ones. */
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
 * Feeds, sitemap and lists. What Hugo's templates decide, whether lists are cut into pages and whether sections can be printed, is said by `paginate`
 * (newer: `pagination.pagerSize`), where the site sets it, and by the parameter `lockstep.printViews`; `lockstep.search` lets readers
 * search; `lockstep.markdownPages`, or the output format of that name, publishes pages as Markdown too; `lockstep.remoteData` names data to fetch.
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

/** Lists that templates cut into pages. */
export function readPagers(settings: Settings): Site['pagers'] {
  const pagination = settings.table('pagination');
  return {
    size: Math.max(1, Math.trunc(pagination.number('pagerSize', settings.number('paginate', 10)))),
    path: pagination.text('path', settings.text('paginatePath', 'page')).replaceAll(/^\/+|\/+$/g, ''),
    hasFirst: !pagination.flag('disableAliases', false),
  };
}

/** The sections that the tree names as its main ones. */
export function readMainSections(settings: Settings): readonly string[] {
  return settings.texts('mainSections', settings.table('params').texts('mainSections', []));
}
