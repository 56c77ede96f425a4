/** `page`, `site` and `hugo` for one run of a template. */
import { doesHugo } from '../../../config/index.ts';
import type { ShortcodeContext } from '../../../shortcodes/index.ts';
import { type GoMethod, type GoObject, GoRecord, type GoValue } from '../../../templates/index.ts';
import { currentPage } from '../objects/page-object.ts';
import { type ObjectScope, PAGE_ADDRESSES } from '../objects/scope.ts';
import { dataMap, SiteObject } from '../objects/site-object.ts';
import type { TemplateSite } from '../site.ts';
import { siteStore } from '../stores.ts';

/** Options that differ between pages, files of other formats, and split lists. */
export type ScopeOptions = Partial<
  Pick<ObjectScope, 'layout' | 'addresses' | 'format' | 'ownUrl' | 'pagers'>
>;

/** @param context of the page that the template runs for */
export function createScope(
  context: ShortcodeContext,
  { minor, scalesImages, digest }: Pick<TemplateSite, 'minor' | 'scalesImages' | 'digest'>,
  options: ScopeOptions = {},
): ObjectScope {
  const sites = new Map<string, SiteObject>();
  const scope: ObjectScope = {
    context,
    addresses: PAGE_ADDRESSES,
    ...options,
    scalesImages,
    digest,
    does: (way) => doesHugo(minor, way),
    site(locale = context.page.locale) {
      const known = sites.get(locale) ?? new SiteObject(locale, scope);
      sites.set(locale, known);
      return known;
    },
  };
  return scope;
}

export function createHostObjects(
  scope: ObjectScope,
  { version }: Pick<TemplateSite, 'version'>,
): Readonly<Record<string, GoObject>> {
  return {
    site: scope.site(),
    page: currentPage(scope),
    hugo: new HugoInfo(scope, version),
  };
}

/** `hugo`: build information is not available. */
class HugoInfo extends GoRecord {
  readonly #scope: ObjectScope;

  constructor(scope: ObjectScope, version: number) {
    const number = `0.${Math.min(version, 999)}.0`;
    super('hugo.HugoInfo', {
      Version: number,
      Environment: 'production',
      IsProduction: true,
      IsDevelopment: false,
      IsServer: false,
      IsExtended: true,
      IsMultihost: false,
      Data: dataMap(scope.context),
    });
    this.#scope = scope;
  }

  override get displayName(): string {
    return 'hugo';
  }

  override isUnsupported(name: string): boolean {
    return /^(?:BuildDate|CommitHash|Deps|Generator|GoVersion|IsDefault|WorkingDir)$/.test(name);
  }

  override member(name: string): GoValue | GoMethod {
    if (name === 'Store') return siteStore(this.#scope.context, 'hugo.Store');
    if (name === 'Sites') return this.#scope.site().member('Sites');
    if (name === 'IsMultilingual') return this.#scope.context.siteFacts.languages.length > 1;
    return super.member(name);
  }
}
