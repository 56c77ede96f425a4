/** A site of all bad pages. */
import { FILES } from './bad-files.ts';
import type { BadPage } from './bad-page.ts';
import { OUTSIDE, REFERENCES } from './bad-references.ts';
import { OWN_SHORTCODES, SHORTCODES } from './bad-shortcodes.ts';
import type { TinySite } from './tiny-site.ts';

export const BAD_PAGES: readonly BadPage[] = [
  ...SHORTCODES,
  ...REFERENCES,
  ...OUTSIDE,
  ...FILES,
  ...OWN_SHORTCODES,
];

export const badFile = ({ name }: BadPage): string => `content/en/bad/${name}.md`;

/** The expected problems of a page, with full paths. */
export function expectedProblems({ problems }: BadPage): string[] {
  return problems.map((problem) =>
    /^(?:content|examples|static|shortcodes)\//.test(problem) ? problem : `content/en/bad/${problem}`,
  );
}

export function addBadPages(site: TinySite): void {
  for (const bad of BAD_PAGES) {
    site.write({ [badFile(bad)]: bad.content, ...bad.files });
    for (const [path, target] of Object.entries(bad.links ?? {})) site.link(target, path);
  }
}
