/**
 * All settings of Hugo, grouped by how Lockstep treats them, as Hugo's manual writes them. `.*` stands for names that sites choose, with their contents. A test compares the list
 * with the settings that Hugo prints.
 */

/** Settings with the same effect as in Hugo, as far as pages are concerned. */
export const FOLLOWED: readonly string[] = words(`
  baseURL buildDrafts buildExpired buildFuture cascade.* capitalizeListTitles contentDir copyright dataDir
  defaultContentLanguage defaultContentLanguageInSubdir disableAliases disableDefaultLanguageRedirect disableKinds disableLanguages disablePathToLower
  enableEmoji enableGitInfo enableMissingTranslationPlaceholders enableRobotsTXT environment markup.defaultMarkdownHandler frontmatter.* i18nDir ignoreFiles languages.* layoutDir locale menus.*
  markup.goldmark.extensions.definitionList markup.goldmark.extensions.footnote.enable markup.goldmark.extensions.linkify
  markup.goldmark.extensions.passthrough.* markup.goldmark.extensions.strikethrough markup.goldmark.extensions.table
  markup.goldmark.extensions.taskList markup.goldmark.extensions.typographer.disable
  markup.goldmark.parser.attribute.* markup.goldmark.parser.autoDefinitionTermID markup.goldmark.parser.autoHeadingID
  markup.goldmark.parser.autoIDType markup.goldmark.renderHooks.* markup.goldmark.renderer.hardWraps markup.goldmark.renderer.unsafe
  markup.highlight.codeFences markup.highlight.lineNoStart markup.highlight.lineNos markup.highlight.tabWidth
  markup.tableOfContents.* module.hugoVersion.max module.hugoVersion.min module.imports.* module.mounts.* outputFormats.* outputs.*
  mainSections mediaTypes.* pagination.disableAliases pagination.pagerSize pagination.path params.* permalinks.* services.rss.limit sitemap.* staticDir taxonomies.* theme themesDir timeZone title uglyURLs
  ${Array.from({ length: 11 }, (_, index) => `staticDir${index}`).join(' ')}
`);

/** Settings about Hugo's own operation, about layouts that are not run, or about things that Lockstep does in its own way for every site. */
export const WITHOUT_EFFECT: readonly string[] = words(`
  archetypeDir assetDir author.* build.* cacheDir caches.* contentTypes.* deployment.* disableHugoGeneratorInject disableLiveReload
  hasCJKLanguage httpCache.* ignoreCache ignoreLogs ignoreVendorPaths imaging.* markup.asciidocExt.* markup.goldmark.extensions.linkifyProtocol
  markup.goldmark.renderer.xhtml markup.highlight.anchorLineNos markup.highlight.hl_Lines markup.highlight.hl_inline
  markup.highlight.lineAnchors markup.highlight.lineNumbersInTable markup.highlight.noClasses markup.highlight.style
  markup.highlight.wrapperClass markup.rst.* minify.* module.auth module.hugoVersion.extended module.noProxy module.noVendor
  module.params.* module.private module.proxy module.replacements module.vendorClosest module.workspace newContentEditor noBuildLock noChmod
  noTimes page.nextPrevInSectionSortOrder page.nextPrevSortOrder panicOnWarning printI18nWarnings printPathWarnings
  printUnusedTemplates privacy.* publishDir refLinksErrorLevel refLinksNotFoundURL related.* resourceDir security.allowContent security.exec.* security.funcs.* security.http.*
  security.node.* segments.* server.* services.disqus.* services.googleAnalytics.* services.x.* social.* summaryLength templateMetrics
  templateMetricsHints timeout workingDir
`);

function words(text: string): string[] {
  return text.split(/\s+/).filter(Boolean);
}
