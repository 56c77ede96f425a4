/** Menus for templates: `.Site.Menus.main`, `.IsMenuCurrent`. */
import { createMenuTree, type MenuNode } from '../../../corpus/index.ts';
import type { MenuItem, PageSummary } from '../../../shortcodes/index.ts';
import {
  compareText,
  GoMap,
  GoMethod,
  GoObject,
  type GoValue,
  safeHtml,
  toGoValue,
  toIndex,
  toText,
} from '../../../templates/index.ts';
import type { ObjectScope } from './scope.ts';

/** Creates the object of a page. */
export type MakePage = (page: PageSummary, scope: ObjectScope) => GoObject;

/** The menus of a language by name. */
export function menusObject(locale: string, scope: ObjectScope, makePage: MakePage): GoMap {
  const menus = Object.entries(scope.context.menus(locale));
  return new GoMap(
    menus.map(([name, items]) => {
      const tree = createMenuTree(items, (missing) => missingItem(name, missing));
      return [name, tree.map((node) => new EntryObject(node, scope, makePage))];
    }),
    true,
  );
}

/** A parent entry that is referred to but not defined. */
function missingItem(menu: string, name: string): MenuItem {
  const empty = { identifier: '', title: '', parent: '', pre: '', post: '', url: '' };
  return { ...empty, menu, key: name, name, weight: 0, params: {}, page: undefined };
}

/** What an entry says of itself. */
const FIELDS: Readonly<Record<string, (item: MenuItem) => GoValue>> = {
  Name: ({ name }) => name,
  Identifier: ({ identifier }) => identifier,
  KeyName: ({ key }) => key,
  PageRef: ({ page }) => page?.path ?? '',
  Weight: ({ weight }) => BigInt(Math.trunc(weight)),
  Parent: ({ parent }) => parent,
  Menu: ({ menu }) => menu,
  Pre: ({ pre }) => safeHtml(pre),
  Post: ({ post }) => safeHtml(post),
  Params: ({ params }) => toGoValue(params, true),
};

class EntryObject extends GoObject {
  readonly typeName = '*navigation.MenuEntry';
  readonly item: MenuItem;
  readonly children: readonly EntryObject[];
  readonly #scope: ObjectScope;
  readonly #makePage: MakePage;

  constructor({ entry, children }: MenuNode<MenuItem>, scope: ObjectScope, makePage: MakePage) {
    super();
    this.item = entry;
    this.#scope = scope;
    this.#makePage = makePage;
    this.children = children.map((child) => new EntryObject(child, scope, makePage));
  }

  override get displayName(): string {
    return 'a menu entry';
  }

  override memberOfList(name: string, list: readonly GoValue[]): GoValue | GoMethod {
    return memberOfMenu(name, list);
  }

  override member(name: string): GoValue | GoMethod {
    const { item } = this;
    const own = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
    if (own !== undefined) return own(item);
    switch (name) {
      case 'Title':
        return item.title || this.#titleOfPage();
      case 'URL':
      case 'ConfiguredURL':
        return this.#scope.addresses.rel(item.url);
      case 'Page':
        return item.page === undefined ? null : this.#makePage(item.page, this.#scope);
      case 'Children':
        return this.children;
      case 'HasChildren':
        return this.children.length > 0;
      case 'IsEqual':
      case 'IsSameResource':
        return new GoMethod(([other]) => other instanceof EntryObject && isSame(item, other.item), 1);
      default:
        return undefined;
    }
  }

  /** Newer versions of Hugo use the title of the entry's page, older ones its link title. */
  #titleOfPage(): string {
    const { page } = this.item;
    if (page === undefined) return '';
    return this.#scope.does('menuTitlesOfPages') ? page.title : page.linkTitle;
  }
}

function isSame(a: MenuItem, b: MenuItem): boolean {
  return a.key === b.key && a.parent === b.parent && a.url === b.url;
}

function memberOfMenu(name: string, list: readonly GoValue[]): GoValue | GoMethod {
  switch (name) {
    case 'ByWeight':
      return list;
    case 'ByName':
      return list.toSorted((a, b) => compareText(nameOf(a), nameOf(b)));
    case 'Reverse':
      return list.toReversed();
    case 'Limit':
      return new GoMethod(([count]) => list.slice(0, toIndex(count)), 1);
    default:
      return undefined;
  }
}

function nameOf(entry: GoValue): string {
  return entry instanceof EntryObject ? entry.item.name : '';
}

/** `.IsMenuCurrent NAME ENTRY`: whether the entry is the page's own. */
export function isMenuCurrent(
  { path, locale }: Pick<PageSummary, 'path' | 'locale'>,
  { context }: ObjectScope,
): GoMethod {
  return new GoMethod(([menu, entry]) => {
    if (!(entry instanceof EntryObject)) return false;
    const items = context.menus(locale)[toText(menu).toLowerCase()] ?? [];
    return entry.item.page?.path === path && items.some((each) => isSame(each, entry.item));
  }, 2);
}

/**
 * `.HasMenuCurrent NAME ENTRY`: whether the page's own entry is below this one, or the page is below the section that it names.
 *
 * @param sections paths of the sections that contain the page
 */
export function hasMenuCurrent(path: string, sections: () => readonly string[]): GoMethod {
  return new GoMethod(([, entry]) => {
    if (!(entry instanceof EntryObject)) return false;
    const above = new Set(sections());
    const has = ({ item: { page }, children }: EntryObject): boolean =>
      (page !== undefined && page.kind !== 'page' && above.has(page.path)) ||
      children.some((child) => child.item.page?.path === path || has(child));
    return has(entry);
  }, 2);
}
