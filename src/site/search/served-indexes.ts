/** Search indexes of the dev server: made on request, which renders all pages of the locale that have not been rendered yet. */
import type { Page } from '../../corpus/index.ts';
import { type LoadedSite, pagesToBuild } from '../load/load-site.ts';
import type { Body, OutputSources } from '../outputs/output.ts';
import { type IndexFiles, planIndexes, renderIndexFiles } from './locale-index.ts';

/** Each index is made once. */
export function createServedIndexes(
  loaded: Pick<LoadedSite, 'site' | 'chosen' | 'corpus' | 'index'>,
  bodyOf: OutputSources['bodyOf'],
): (locale: string) => Promise<IndexFiles> {
  const indexes = new Map<string, Promise<IndexFiles>>();
  const make = async (locale: string): Promise<IndexFiles> => {
    const bodies = new Map<Page, Body>();
    for (const page of pagesToBuild(loaded).filter((each) => each.locale === locale)) {
      const body = await bodyOf(page);
      if (body !== undefined) bodies.set(page, body);
    }
    const plan = planIndexes(loaded, (page) => bodies.get(page)?.facts).find(
      (each) => each.locale === locale,
    );
    if (plan === undefined) return new Map();
    const texts = new Map([...bodies.values()].map((body) => [body.facts.searchHash, body]));
    return renderIndexFiles(plan, ({ searchHash }) => texts.get(searchHash)?.searchText());
  };
  return async (locale) => {
    const known = indexes.get(locale) ?? make(locale);
    indexes.set(locale, known);
    return known;
  };
}
