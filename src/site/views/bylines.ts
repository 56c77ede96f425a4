/** The authors of a page: its terms in the taxonomy of authors, else the names in its front matter. */
import type { Site } from '../../config/index.ts';
import type { Page, PageIndex } from '../../corpus/index.ts';
import { isValueList, isValueMap, type Value } from '../../formats/index.ts';
import { relUrl } from '../../rendering/index.ts';
import { isBlog } from '../load/published.ts';
import { titleOf } from './navigation.ts';
import type { AuthorView } from './page-view.ts';
import { plainText } from './plain-text.ts';

/** Names of the taxonomy of authors. */
const AUTHORS: ReadonlySet<string> = new Set(['author', 'authors']);

/** Whether a page is the list of an author's posts, or of all authors. */
export function isOfAuthors({ taxonomy }: Pick<Page, 'taxonomy'>): boolean {
  return taxonomy !== undefined && AUTHORS.has(taxonomy.name.toLowerCase());
}

/** The authors of a post; none if the site does not show them, and for all other pages. */
export function authorsOf(site: Site, index: Pick<PageIndex, 'termsOf'>, page: Page): AuthorView[] {
  if (!site.blog.bylines || page.kind !== 'page' || !isBlog(page)) return [];
  const lists = index.termsOf(page).filter(isOfAuthors);
  if (lists.length > 0) return lists.map((list) => ({ name: titleOf(list), url: relUrl(site, list.url) }));
  return namesIn(page.params.authors ?? page.params.author).map((name) => ({ name }));
}

/** Themes differ: a text, a list of texts, or tables with a name. */
function namesIn(written: Value | undefined): string[] {
  if (isValueList(written)) return written.flatMap(namesIn);
  if (isValueMap(written)) return namesIn(written.name);
  const name = typeof written === 'string' ? plainText(written) : '';
  return name === '' ? [] : [name];
}
