export { formatNames, formatUrl } from './addresses/output-urls.ts';
export { encodePath, relLangUrl, relUrl } from './addresses/urls.ts';
export { fillPlaces, type HtmlExtras } from './facts/fill-places.ts';
export { printTree } from './facts/html-places.ts';
export { parseHtml } from './facts/parse-html.ts';
export type { RenderedDiagram, RenderedLink, RenderedPage } from './facts/rendered-page.ts';
export { type PageSection, type SearchText, searchTextOf, sectionsOf } from './facts/sections.ts';
export { tocOf } from './facts/toc.ts';
export {
  concernsTexts,
  createHashedLookups,
  type Dependency,
  type HashedLookups,
  type Lookups,
  outlastsEdits,
} from './lookups/lookups.ts';
export { createSiteLookups } from './lookups/site-lookups.ts';
export { glossaryFolders, glossaryOf } from './lookups/term-lookups.ts';
export { createRenderer, type Renderer, type RendererOptions } from './renderer.ts';
export { hookPageOf } from './run/page-run.ts';
export { type RenderSettings, renderSettingsOf } from './settings.ts';
export { createAdapterRunner } from './templates/content-adapter.ts';
export { defineTemplateShortcode } from './templates/define.ts';
export { formatTemplate } from './templates/format-page.ts';
export { FRAME_PARTIALS } from './templates/frame-partials.ts';
export { readImageWorks } from './templates/functions/image-work.ts';
export { layoutOf, usesPagers } from './templates/layout.ts';
export { outputOfUrl, pagerUrl } from './templates/objects/pagers.ts';
export { FORMAT_TEMPLATES, type SiteTemplates, TEMPLATES, type TemplateSite } from './templates/site.ts';
