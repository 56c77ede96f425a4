/** Checks links and URLs in code that refer to the site's examples. */
import type { RenderedLink } from '../../rendering/index.ts';
import type { Address } from '../address.ts';
import { createFinding, hintFor, type LinkContext, type LinkFinding } from '../finding.ts';
import type { SiteMap } from '../site-map.ts';
import type { PathSuggester } from '../suggest-page.ts';

export interface ExampleCheckOptions {
  readonly map: SiteMap;
  readonly suggester: PathSuggester;
}

/** The site path of an example that an address refers to, possibly below a locale's prefix. */
export function examplePathOf(address: Address): string | undefined {
  if (address.kind === 'example') return address.path;
  return address.kind === 'site' && /^\/(?:[a-z]{2,3}(?:-[a-z]+)?\/)?examples\/./i.test(address.path)
    ? address.path
    : undefined;
}

/** @param path from {@link examplePathOf} */
export function checkExample(
  link: RenderedLink,
  path: string,
  context: LinkContext,
  { map, suggester }: ExampleCheckOptions,
): LinkFinding[] {
  const folder = path.endsWith('/') ? path : `${path}/`;
  const target = map.at(path);
  if (target?.kind === 'file' || target?.kind === 'page' || map.hasFolder(folder)) return [];
  // A pattern, or a placeholder.
  if (/[$*<{…]|\.\.\./.test(path) || folder === '/examples/') return [];
  const near = suggester.suggest(path, '/')?.path;
  const suggestion = near?.includes('examples/') ? link.target.replace(path, near) : undefined;
  return [
    createFinding('missing-example', link, context, {
      message: `Unexpected example “${path.replace(/^.*?\/examples\//, '')}”, expected a file among the site’s examples.`,
      hint: hintFor(suggestion, 'Correct the name, or add the file.'),
      suggestion,
    }),
  ];
}
