/** Cache keys of printed pages, and of the bundle that prints them. */
import { codeVersion, sha256 } from '../../io/index.ts';
import type { LoadedSite } from '../load/load-site.ts';
import { looksOf } from '../theme/looks.ts';
import type { PageOutput } from './output.ts';

export interface PrintKeys {
  readonly looks: ReturnType<typeof looksOf>;
  /** Identifies the bundle that prints the pages, with its style sheets and scripts. */
  readonly bundle: string;
  /** The bundle's cache entries. */
  readonly names: { readonly assets: string; readonly printer: string };
  /** The key of a printed page, once the texts that it shows are rendered. */
  of(page: PageOutput): Promise<string>;
}

export function createPrintKeys(
  loaded: Pick<LoadedSite, 'site' | 'files' | 'uiCatalogues' | 'shortcodeAssets'>,
  keyOf: (page: PageOutput) => Promise<string> = (page) => page.key(),
): PrintKeys {
  const { site, uiCatalogues } = loaded;
  const looks = looksOf(loaded);
  const templates = `${codeVersion()} ${looks.digest}`;
  const common = sha256(JSON.stringify([templates, site.presets, uiCatalogues]));
  const bundle = sha256(`${templates} ${site.basePath} ${site.presets?.join()}`);
  return {
    looks,
    bundle,
    names: { assets: `${bundle}.assets`, printer: `${bundle}.printer` },
    of: async (page) => sha256(common + (await keyOf(page))),
  };
}
