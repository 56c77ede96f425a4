/**
 * Text from front matter, by conventions of Hugo trees whose templates print it: overview and cards of a portal, picture, actions and features of a home page,
 * heading and details of a case study, redirect target, list of versions.
 */
import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Value, ValueMap } from '../../config/index.ts';
import { filePlace } from '../../diagnostics/index.ts';
import { isValueList, isValueMap } from '../../formats/index.ts';
import { PLACE_PROPERTY } from '../../markdown/index.ts';
import { generated } from '../../text/index.ts';
import { localePath } from '../addresses/urls.ts';
import { type PageRun, scopeOf } from './page-run.ts';

/** Elements before the body. */
export function renderTextBefore(run: PageRun): ElementContent[] {
  const { params } = run.page;
  return [
    ...(run.page.kind === 'home' && run.site.conventions.homeShowsDescription ? renderHome(run) : []),
    ...renderCaseStudy(params),
    ...(textOf(params.overview) === '' ? [] : [h('p', htmlOf(run, textOf(params.overview)))]),
    ...renderCards(run),
  ];
}

/** Elements after the body. */
export function renderTextAfter(run: PageRun): ElementContent[] {
  const address = textOf(run.page.params.content_url);
  return [
    ...(address === '' ? [] : [h('p', h('a', { href: address }, address))]),
    ...(run.page.params.layout === 'supported-versions' ? renderVersions(run) : []),
  ];
}

/** The parts of a home page: a hero, buttons, features, quotations. */
function renderHome(run: PageRun): ElementContent[] {
  const { params } = run.page;
  const hero = isValueMap(params.hero) ? params.hero : {};
  const picture = isValueMap(hero.image) ? hero.image : { src: hero.image ?? '', alt: '' };
  const placed = { [PLACE_PROPERTY]: run.places.add(filePlace(run.page.file)) };
  const to = (href: string, content: string): Element => h('a', { href, ...placed }, htmlOf(run, content));
  const actions = mapsOf(hero.actions).map((action) => h('li', to(textOf(action.link), textOf(action.text))));
  const features = mapsOf(params.features).map(({ title, text, link: href }) => {
    const heading = textOf(href) === '' ? htmlOf(run, textOf(title)) : [to(textOf(href), textOf(title))];
    return h('li', h('strong', heading), ' ', htmlOf(run, textOf(text)));
  });
  const proof = mapsOf(params.proof).map(({ quote, name, link: href }) =>
    h(
      'figure',
      { className: ['proof'] },
      h('blockquote', h('p', htmlOf(run, textOf(quote)))),
      h('figcaption', textOf(href) === '' ? textOf(name) : to(textOf(href), textOf(name))),
    ),
  );
  return [
    ...(actions.length === 0 ? [] : [h('ul', { className: ['actions'] }, actions)]),
    ...(textOf(picture.src) === ''
      ? []
      : [
          h(
            'p',
            { className: ['hero'] },
            h('img', { src: textOf(picture.src), alt: textOf(picture.alt), ...placed }),
          ),
        ]),
    ...(features.length === 0 ? [] : [h('ul', { className: ['features'] }, features)]),
    ...proof,
  ];
}

function renderCaseStudy(params: ValueMap): ElementContent[] {
  const isStudy = params.new_case_study_styles === true || params.case_study_details !== undefined;
  if (!isStudy) return [];
  const logo = textOf(params.heading_title_logo);
  const details = mapsOf(params.case_study_details).flatMap(Object.entries);
  return [
    h(
      'p',
      { className: ['case-study-heading'] },
      `${textOf(params.title_prefix) || 'CASE STUDY:'} `,
      logo === '' ? textOf(params.heading_title_text) : h('img', { src: logo, alt: '' }),
      ' ',
      h('span', textOf(params.subheading)),
    ),
    ...(details.length === 0
      ? []
      : [
          h(
            'ul',
            { className: ['case-study-details'] },
            details.map(([name, value]) => h('li', `${name} `, h('strong', textOf(value)))),
          ),
        ]),
  ];
}

/** A card for each group of pages that share the same `card`, sorted by weight. */
function renderCards(run: PageRun): ElementContent[] {
  const { page, lookups, site } = run;
  const cards = mapsOf(page.params.cards);
  if (cards.length === 0) return [];
  const prefix = site.locales.find(({ name }) => name === page.locale)?.urlPrefix ?? '';
  const members = lookups
    .pagesWith(page.locale, 'card')
    .flatMap((summary) => {
      const { card } = summary.params;
      return isValueMap(card) ? [{ summary, card, weight: Number(card.weight ?? 0) }] : [];
    })
    .sort((a, b) => a.weight - b.weight);
  return cards.map((card) => {
    const name = textOf(card.name);
    const title = textOf(card.title);
    const links = members
      .filter(({ card: its }) => textOf(its.name) === name)
      .flatMap(({ summary, card: its }): (readonly [string, string])[] => {
        const anchors = mapsOf(its.anchors);
        return anchors.length > 0
          ? anchors.map((anchor) => [textOf(anchor.title), summary.url + textOf(anchor.anchor)])
          : [[textOf(its.title) || summary.linkTitle, summary.url]];
      });
    const button = textOf(card.button);
    return h(
      'section',
      { className: ['portal-card'] },
      h('h2', { id: title.replaceAll(' ', '-').toLowerCase() }, title),
      textOf(card.description) === '' ? [] : [h('p', htmlOf(run, textOf(card.description)))],
      links.length === 0
        ? []
        : [
            h(
              'ul',
              links.map(([text, href]) => h('li', link(text, href))),
            ),
          ],
      button === '' ? [] : [h('p', link(button, localePath(prefix, textOf(card.button_path))))],
    );
  });
}

/** The site's versions from its parameter `versions`: the newest first, each linked to this page in that version. */
function renderVersions(run: PageRun): ElementContent[] {
  const { page, lookups } = run;
  const versions = mapsOf(lookups.siteParam(page.locale, 'versions'));
  const current = lookups.siteParam(page.locale, 'version');
  const ui = (key: string) => lookups.ui(page.locale, key, {}).text;
  const item = (version: ValueMap): Element =>
    h(
      'li',
      link(textOf(version.version), `${textOf(version.url)}${page.url}`),
      version.version === current ? ` ${ui('docs_version_current')}` : '',
    );
  const [latest, ...others] = versions;
  return [
    ...(latest === undefined
      ? []
      : [h('h2', { id: 'version-latest' }, ui('docs_version_latest_heading')), h('ul', item(latest))]),
    ...(others.length === 0
      ? []
      : [h('h2', { id: 'versions-older' }, ui('docs_version_other_heading')), h('ul', others.map(item))]),
  ];
}

function link(text: string, href: string): Element {
  return h('a', { href }, text);
}

function htmlOf(run: PageRun, html: string): ElementContent[] {
  return run.markdown.renderHtml(scopeOf(run, generated(html)));
}

function mapsOf(value: Value | undefined): ValueMap[] {
  return isValueList(value) ? value.filter(isValueMap) : [];
}

function textOf(value: Value | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
