/** Results as links: pages with the sections that match. */
import type { Match, MatchDetails, Piece } from '../../search/client.ts';

export interface FoundPage {
  readonly match: Match;
  readonly details: MatchDetails;
  /** BCP-47 tag of the original of a page that is not translated. */
  readonly lang?: string;
}

/** @param untranslated what screen readers say of an original */
export function createResult({ match, details, lang }: FoundPage, untranslated: string): HTMLLIElement {
  const item = document.createElement('li');
  if (lang !== undefined) Object.assign(item, { lang, dir: 'auto' });
  item.append(createHit('search-hit', match.url, details.title, details.excerpt, match.trail.join(' › ')));
  if (details.sections.length > 0) {
    const list = document.createElement('ul');
    for (const { id, title, excerpt } of details.sections) {
      const section = document.createElement('li');
      section.append(
        createHit('search-hit section', `${match.url}#${encodeURIComponent(id)}`, title, excerpt, ''),
      );
      list.append(section);
    }
    item.append(list);
  }
  if (lang !== undefined) item.querySelector('a')?.after(' ', createTag(lang, untranslated));
  return item;
}

/** The tag of an original's language, as in the lists of pages. */
function createTag(lang: string, untranslated: string): HTMLElement {
  const tag = document.createElement('abbr');
  tag.className = 'untranslated';
  tag.title = untranslated;
  const shown = document.createElement('span');
  shown.ariaHidden = 'true';
  shown.textContent = lang;
  const said = document.createElement('span');
  said.className = 'visually-hidden';
  said.lang = document.documentElement.lang;
  said.textContent = `(${untranslated})`;
  tag.append(shown, said);
  return tag;
}

function createHit(
  className: string,
  url: string,
  title: readonly Piece[],
  excerpt: readonly Piece[],
  trail: string,
): HTMLElement {
  const hit = document.createElement('div');
  hit.className = className;
  const link = document.createElement('a');
  link.href = url;
  link.append(...toNodes(title));
  hit.append(link);
  if (trail !== '') hit.append(createText('search-trail', [{ text: trail, isMark: false }]));
  if (excerpt.length > 0) hit.append(createText('search-excerpt', excerpt));
  return hit;
}

function createText(className: string, pieces: readonly Piece[]): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.className = className;
  paragraph.append(...toNodes(pieces));
  return paragraph;
}

function toNodes(pieces: readonly Piece[]): (HTMLElement | string)[] {
  return pieces.map(({ text, isMark }) => {
    if (!isMark) return text;
    const mark = document.createElement('mark');
    mark.textContent = text;
    return mark;
  });
}
