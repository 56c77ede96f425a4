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

/** Formats whose meaning is known: they are made, by the program's own ways. */
const MADE: ReadonlySet<string> = new Set(['html', 'rss', 'sitemap', 'robots', '404', 'llms', 'markdown']);

/** What to do about a file that a format would make. */
const HINTS: Readonly<Record<string, string>> = {
  _redirects: 'Write the file into static/, where it is read and published.',
  _headers: 'Write the file into static/, where it is read and published.',
  print: 'Set the parameter lockstep.printViews to have a page to print for each section.',
};

/** Reports, once a format, what pages are to be put out as and are not. */
export function reportOutputs(settings: Settings): void {
  const formats = settings.table('outputFormats');
  const outputs = settings.table('outputs');
  const printed = settings.table('params').table('lockstep').flag('printViews', false);
  const reported = new Set<string>();
  for (const kind of Object.keys(outputs.values)) {
    for (const written of outputs.texts(kind, [])) {
      const name = written.toLowerCase();
      if (MADE.has(name) || reported.has(name) || (name === 'print' && printed)) continue;
      reported.add(name);
      const file = formats.table(name).text('baseName', name);
      outputs.report('unsupported-config', kind, {
        message: `Unexpected output format “${written}” of “${kind}”, expected HTML, RSS or Markdown: templates of whole pages are not run, and no such file is made.`,
        hint: HINTS[file] ?? HINTS[name] ?? 'Let a script make the file, and put it into static/.',
        target: `outputs.${kind}`,
      });
    }
  }
}
