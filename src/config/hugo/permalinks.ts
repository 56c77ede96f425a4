import { isValueMap } from '../../formats/index.ts';
import type { LocaleSettings } from '../site.ts';
import type { Settings } from './settings.ts';

type Permalinks = Pick<LocaleSettings, 'permalinks' | 'sectionPermalinks' | 'termPermalinks'>;

/**
 * `permalinks` of the site or of a language. The old form names sections (`blog = "/:year/:slug/"`) and applies to pages; the newer one has a table per page kind
 * (`permalinks.page.blog`, `permalinks.section.docs`).
 */
export function readPermalinks(settings: Settings): Permalinks {
  const written = settings.table('permalinks');
  const pages: Record<string, string> = {};
  for (const [section, pattern] of Object.entries(written.values)) {
    if (!isValueMap(pattern)) pages[section] = written.text(section, '');
  }
  return {
    permalinks: { ...pages, ...textsOf(written, 'page') },
    sectionPermalinks: textsOf(written, 'section'),
    termPermalinks: { ...pages, ...textsOf(written, 'term') },
  };
}

function textsOf(written: Settings, kind: string): Record<string, string> {
  if (!isValueMap(written.value(kind))) return {};
  const table = written.table(kind);
  return Object.fromEntries(Object.keys(table.values).map((section) => [section, table.text(section, '')]));
}
