/** Fields and methods that Hugo has, to distinguish unsupported ones from wrong ones. */
const MEMBERS: Readonly<Record<string, ReadonlySet<string>>> = {
  shortcode: new Set([
    'Get',
    'Inner',
    'InnerDeindent',
    'IsNamedParams',
    'Name',
    'Ordinal',
    'Page',
    'Params',
    'Parent',
    'Position',
    'Ref',
    'RelRef',
    'Scratch',
    'Site',
    'Store',
  ]),
  page: new Set(
    `Aliases AllTranslations AlternativeOutputFormats Ancestors BundleType CodeOwners Content ContentWithoutSummary CurrentSection Data Date Description Draft Eq
    ExpiryDate File FirstSection Fragments FuzzyWordCount GetPage GetTerms GitInfo HasMenuCurrent HasShortcode HeadingsFiltered InSection IsAncestor
    IsDescendant IsHome IsMenuCurrent IsNode IsPage IsSection IsTranslated Keywords Kind Language Lastmod Layout Len LinkTitle MediaType Name Next NextInSection
    OutputFormats Page Pages Paginate Paginator Param Params Parent Path Permalink Plain PlainWords Prev PrevInSection PublishDate RawContent ReadingTime Ref
    RegularPages RegularPagesRecursive RelPermalink RelRef Render RenderShortcodes RenderString Resources Rotate Scratch Section Sections Site Sitemap Sites Slug Store
    Summary TableOfContents Title TranslationKey Translations Truncated Type Weight WordCount`.split(/\s+/),
  ),
  site: new Set(
    `AllPages BaseURL BuildDrafts Copyright Config Current Data Dimension GetPage GoogleAnalytics Hugo Home IsDefault IsMultiLingual IsServer Key Language LanguageCode
    LanguagePrefix Languages Lastmod MainSections Menus Pages Param Params RegularPages Role Sections ServerPort Sites Social Store Taxonomies Title Version`.split(
      /\s+/,
    ),
  ),
  resource: new Set(
    `Colors Content Crop Data Err Exif Fill Filter Fit Height Key MediaType Meta Name Params Permalink Process Publish RelPermalink Resize ResourceType Title Width`.split(
      /\s+/,
    ),
  ),
};

export function hasMember(kind: 'shortcode' | 'page' | 'site' | 'resource', name: string): boolean {
  return MEMBERS[kind]?.has(name) === true;
}
