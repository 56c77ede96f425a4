export { fillPlaces, type HtmlExtras } from './fill-places.ts';
export { type HtmlPlaces, type Printed, printTree } from './html-places.ts';
export {
  createHashedLookups,
  type Dependency,
  type FragmentFile,
  type HashedLookups,
  type Lookups,
} from './lookups/lookups.ts';
export { createSiteLookups, type SiteLookupsOptions } from './lookups/site-lookups.ts';
export { glossaryFolders, glossaryOf } from './lookups/term-lookups.ts';
export { type FormatPlace, formatNames, formatUrl } from './output-urls.ts';
export { hookPageOf } from './page-run.ts';
export { parseHtml } from './parse-html.ts';
export type { RenderedDiagram, RenderedHeading, RenderedLink, RenderedPage } from './rendered-page.ts';
export { createRenderer, type Renderer, type RendererOptions } from './renderer.ts';
export { type PageSection, type SearchText, searchTextOf, sectionsOf } from './sections.ts';
export { type RenderSettings, renderSettingsOf } from './settings.ts';
export { createAdapterRunner } from './templates/content-adapter.ts';
export { defineTemplateShortcode } from './templates/define.ts';
export { formatTemplate } from './templates/format-page.ts';
export { FRAME_PARTIALS } from './templates/frame-partials.ts';
export { readImageWorks } from './templates/image-work.ts';
export { layoutOf, usesPagers } from './templates/layout.ts';
export { outputOfUrl, pagerUrl } from './templates/pagers.ts';
export { FORMAT_TEMPLATES, type SiteTemplates, TEMPLATES, type TemplateSite } from './templates/site.ts';
export { type TocEntry, tocNodes, tocOf } from './toc.ts';
export { encodePath, relLangUrl, relUrl } from './urls.ts';
