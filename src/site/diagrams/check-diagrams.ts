import { createProblem, NOWHERE, type Problem } from '../../diagnostics/index.ts';
import type { RenderedSite } from '../render/render-pages.ts';
import { findMermaid } from './diagram-files.ts';

/** Reports that pages contain diagrams but the package that draws them is not installed. */
export function checkDiagrams({ facts }: Pick<RenderedSite, 'facts'>, siteRoot: string): Problem[] {
  const pages = [...facts].flatMap(([page, { diagrams }]) => (diagrams.length > 0 ? [page.file] : [])).sort();
  const [first] = pages;
  if (first === undefined || findMermaid(siteRoot) !== undefined) return [];
  const more =
    pages.length === 1
      ? ''
      : pages.length === 2
        ? ' and another page'
        : ` and ${pages.length - 1} other pages`;
  return [
    createProblem('missing-package', NOWHERE, {
      message: `Expected the package “mermaid”, which draws the diagrams of ${first}${more}, found none. Readers see the source of the diagrams.`,
      hint: 'Run `npm install mermaid` in the site directory.',
    }),
  ];
}
