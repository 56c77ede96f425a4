/** The terms of a glossary below the text of its page, which has `layout: glossary` and contains the terms in its bundle. */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Value } from '../../config/index.ts';
import { isValueList } from '../../formats/index.ts';
import type { GlossaryTerm } from '../../shortcodes/index.ts';
import type { PageRun } from './page-run.ts';

/** Empty for other pages. Tooltips link to the ids of terms: `term-pod`. */
export function renderGlossary(run: PageRun): ElementContent[] {
  const { page, lookups, site } = run;
  if (page.params.layout !== 'glossary' || page.bundle === 'none') return [];
  const terms = lookups.terms(page.locale);
  if (terms.length === 0) return [];
  const langs = new Map(site.locales.map(({ name, lang }) => [name, lang]));
  return [
    h(
      'dl',
      { className: ['glossary'] },
      terms.map((term) => renderTerm(term, run, langs)),
    ),
  ];
}

function renderTerm(term: GlossaryTerm, run: PageRun, langs: ReadonlyMap<string, string>): Element {
  const { page, lookups } = run;
  const also = textsOf(lookups.fragment(term.file, page.locale)?.params.aka);
  const label = lookups.ui(page.locale, 'layouts_docs_glossary_aka', {}).text;
  const content =
    run.renderFragment(term.file, { args: {}, onCycle: () => ({ type: 'text', value: '' }) }) ?? [];
  return h(
    'div',
    // A term that the locale lacks is shown in the language of the locale that has it.
    { id: `term-${term.id}`, ...(term.locale === page.locale ? {} : { lang: langs.get(term.locale) }) },
    h('dt', term.title),
    h('dd', also.length === 0 ? [] : [h('p', `${label}: `, h('i', also.join(', ')))], content),
  );
}

function textsOf(value: Value | undefined): string[] {
  const all = isValueList(value) ? value : [value];
  return all.flatMap((each) => (typeof each === 'string' && each !== '' ? [each] : []));
}
