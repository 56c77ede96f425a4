/** Front matter of VuePress and VitePress: keys about the page are kept, keys for the theme are removed. */

import { NOWHERE } from '../../diagnostics/index.ts';
import { describeValue, isValueList, isValueMap, type Value, type ValueMap } from '../../formats/index.ts';
import type { DialectContext } from '../dialect.ts';
import { type FrontMatterText, removeKey, renameKey, setKey } from '../page/front-matter-text.ts';

/** Keys of both programs and their common plugins that only affect the theme. */
const FRAME = new Set(
  `layout sidebar sidebarDepth navbar nav prev next head search pageClass editLink editLinks lastUpdated contributors home heroImage heroAlt outline aside
footer lineNumbers comment comments vssueId externalLinks titleTemplate markdownStyles metaTitle canonicalUrl permalinkPattern toc breadcrumb pageInfo
isHome sticky star article timeline feed`.split(/\s+/),
);
/** Keys with the same meaning in Lockstep. */
const OURS = new Set(
  `title linkTitle description keywords date lastmod weight draft aliases slug url tags categories author authors lang locale language`.split(
    ' ',
  ),
);

/** The remaining front matter, and the content of home pages in it as Markdown, to be put before the body. */
export function convertFrontMatter(
  { values, text }: FrontMatterText,
  context: Pick<DialectContext, 'note'>,
): { readonly text: string; readonly lead: string } {
  const lead = values.home === true || values.layout === 'home' ? homeText(values) : '';
  let kept = text;
  const note = (kind: 'change' | 'loss', target: string, message: string): void =>
    context.note({ kind, rule: 'front-matter', message, target, place: NOWHERE });
  for (const [key, value] of Object.entries(values)) {
    if (OURS.has(key)) continue;
    if (key === 'meta') kept = convertMeta(kept, value, values, note);
    else if (key === 'permalink' && typeof value === 'string' && !value.includes(':'))
      kept = renameKey(kept, key, 'url');
    else if (FRAME.has(key) || isHomeKey(key, values)) {
      kept = removeKey(kept, key);
      note('change', key, `The key “${key}” steers the frame of the page: it is taken off.`);
    } else if (typeof value !== 'string') {
      kept = removeKey(kept, key);
      note('loss', key, `The key “${key}” (${describeValue(value)}) means nothing here: it is taken off.`);
    }
  }
  return { text: kept, lead };
}

/** `meta` of VuePress is a list of `<meta>` elements; only `keywords` is kept. */
function convertMeta(
  text: string,
  meta: Value,
  values: ValueMap,
  note: (kind: 'change' | 'loss', target: string, message: string) => void,
): string {
  let kept = removeKey(text, 'meta');
  for (const entry of isValueList(meta) ? meta.filter(isValueMap) : []) {
    const { name, content } = entry;
    if (
      (name === 'keywords' || name === 'description') &&
      typeof content === 'string' &&
      values[name] === undefined
    ) {
      kept = setKey(kept, name, content);
      note('change', 'meta', `“meta” with the name “${name}” is now the key “${name}”.`);
    } else note('loss', 'meta', `“meta” (${describeValue(name)}) is taken off.`);
  }
  return kept;
}

const HOME_KEYS = ['heroText', 'tagline', 'hero', 'features', 'actions', 'actionText', 'actionLink'];

function isHomeKey(key: string, values: ValueMap): boolean {
  return HOME_KEYS.includes(key) && (values.home === true || values.layout === 'home');
}

/** The text of a home page: hero, buttons and features. */
function homeText(values: ValueMap): string {
  const hero = isValueMap(values.hero) ? values.hero : {};
  const words = [values.heroText, hero.name, hero.text, values.tagline, hero.tagline].filter(isText);
  const actions = [
    { text: values.actionText, link: values.actionLink },
    ...listOfMaps(values.actions),
    ...listOfMaps(hero.actions),
  ].flatMap(({ text, link }) => (isText(text) ? [isText(link) ? `[${text}](${link})` : text] : []));
  const features = listOfMaps(values.features).map(
    ({ title, details }) => `**${isText(title) ? title : ''}**\n\n${isText(details) ? details : ''}\n`,
  );
  return [...words, ...actions, ...features].map((part) => `${part}\n\n`).join('');
}

function listOfMaps(value: Value | undefined): ValueMap[] {
  return isValueList(value) ? value.filter(isValueMap) : [];
}

function isText(value: Value | undefined): value is string {
  return typeof value === 'string' && value !== '' && value !== 'null';
}
