/** Search indexes of the dev server: a locale's is made when it is asked for, which renders those of its pages that nobody has looked at yet. */
import type { Page } from '../../corpus/index.ts';
import { type LoadedSite, pagesToBuild } from '../load/load-site.ts';
import type { RenderedFacts } from '../render/render-cache.ts';
import { type IndexFiles, planIndexes, renderIndexFiles } from './locale-index.ts';
import { SEARCH_FOLDER } from './search-pages.ts';

export interface RenderedBody {
  readonly facts: Pick<RenderedFacts, 'htmlHash'>;
  readonly html: string;
}

/** By an output path below the folder of indexes: the files of the locale's index, by output path. */
export function createServedIndexes(
  loaded: Pick<LoadedSite, 'site' | 'chosen' | 'corpus' | 'index'>,
  render: (page: Page) => Promise<RenderedBody | undefined>,
): (output: string) => Promise<IndexFiles | undefined> {
  const indexes = new Map<string, Promise<IndexFiles | undefined>>();
  const make = async (locale: string): Promise<IndexFiles | undefined> => {
    const facts = new Map<Page, RenderedBody['facts']>();
    const bodies = new Map<string, string>();
    for (const page of pagesToBuild(loaded).filter((each) => each.locale === locale)) {
      const rendered = await render(page);
      if (rendered === undefined) continue;
      facts.set(page, rendered.facts);
      bodies.set(rendered.facts.htmlHash, rendered.html);
    }
    const plan = planIndexes(loaded, (page) => facts.get(page)).find((each) => each.locale === locale);
    if (plan === undefined) return undefined;
    const files = renderIndexFiles(plan, ({ htmlHash }) => bodies.get(htmlHash));
    return new Map([...files].map(([path, content]) => [`${SEARCH_FOLDER}/${path}`, content]));
  };
  return async (output) => {
    const path = output.startsWith(`${SEARCH_FOLDER}/`) ? output.slice(SEARCH_FOLDER.length + 1) : undefined;
    const locale = /^(.+?)\.[^.]*(?:\/.*)?$/.exec(path ?? '')?.[1];
    if (locale === undefined || !loaded.site.search) return undefined;
    const known = indexes.get(locale) ?? make(locale);
    indexes.set(locale, known);
    return known;
  };
}
