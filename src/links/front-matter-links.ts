/** Links in front matter: next page, a term's page, images that a layout shows. */
import { isValueList, isValueMap, type Value, type ValueMap } from '../formats/index.ts';

export interface FrontMatterLink {
  /** Path of keys; list items by number. */
  readonly key: readonly string[];
  readonly target: string;
  readonly isImage: boolean;
}

/** Keys whose value is a URL or file path, by their last word: `full_link`, `button_path`, `heading_title_logo`. */
const PAGE_KEY = /^(?:next|prev|previous|(?:.+_)?(?:link|path|href))$/;
const IMAGE_KEY =
  /^(?:(?:.+_)?(?:image|images|logo|logos|background|banner|thumbnail|cover|icon|photo|featured|css)|featured_?image)$/;

/** @param params with lower-case keys */
export function frontMatterLinks(params: ValueMap): FrontMatterLink[] {
  const found: FrontMatterLink[] = [];
  const visit = (value: Value, key: readonly string[], name: string): void => {
    if (isValueMap(value)) {
      for (const [inner, item] of Object.entries(value))
        if (!UNVISITED.has(inner)) visit(item, [...key, inner], inner);
    } else if (isValueList(value)) {
      for (const [index, item] of value.entries()) visit(item, [...key, String(index)], name);
    } else if (typeof value === 'string') {
      const isImage = IMAGE_KEY.test(name);
      if ((isImage || PAGE_KEY.test(name)) && isPath(value, isImage))
        found.push({ key, target: value.trim(), isImage });
    }
  };
  visit(params, [], '');
  return found;
}

/** Keys about the page's own URL, and values that other pages inherit. */
const UNVISITED: ReadonlySet<string> = new Set(['aliases', 'cascade', 'url', 'slug', 'menu', 'menus']);

/** A site path, or a relative path that begins with a dot. */
function isPath(value: string, isImage: boolean): boolean {
  const text = value.trim();
  return /^(?:\/[^/]|\.{1,2}\/)/.test(text) || (!isImage && /^https?:\/\//.test(text)) || /^\/$/.test(text);
}
