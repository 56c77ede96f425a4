/** Reads the content of a site: its pages, its presets, its UI strings. */
import type { Site } from '../../config/index.ts';
import {
  type AdapterRunner,
  type Corpus,
  createPageIndex,
  type Page,
  type PageIndex,
  readCorpus,
  type SourceIndex,
} from '../../corpus/index.ts';
import type { Problem } from '../../diagnostics/index.ts';
import { readVuePressParams } from '../../dialects/index.ts';
import type { Clock, Files } from '../../io/index.ts';
import { checkOwnStrings, createUi, loadUiStrings, type Ui, type UiCatalogues } from '../../ui/index.ts';
import { checkTheme } from '../theme/check-theme.ts';
import { findOwnTemplates } from './own-templates.ts';
import { findPresets, presetStrings, type UsedPreset, withPresets } from './presets.ts';
import { findRefusedFiles } from './refused-files.ts';
import { withTaxonomyTitles } from './taxonomy-titles.ts';
import { withTexts } from './texts.ts';
import { findUnusedMenus } from './unused-menus.ts';

export interface SiteContent {
  /** The configured site with the settings of its presets. */
  readonly site: Site;
  /** Its presets, and why each is used. */
  readonly presets: readonly UsedPreset[];
  readonly corpus: Corpus;
  /** The pages before those without text of their own were marked: see {@link withTexts}. */
  readonly asRead: readonly Page[];
  readonly index: PageIndex;
  readonly ui: Ui;
  readonly uiCatalogues: UiCatalogues;
}

interface ReadOptions {
  readonly clock: Clock;
  readonly sources?: SourceIndex | undefined;
  readonly runAdapter: AdapterRunner;
}

export function readContent(
  configured: Site,
  files: Files,
  options: ReadOptions,
): { readonly content: SiteContent; readonly problems: readonly Problem[] } {
  const read = readPages(configured, files, options);
  const untitled = withTexts(read, configured, files);
  const presets = findPresets(configured, files, untitled, findOwnTemplates(configured, files));
  const site = withPresets(configured, presets.used);
  const strings = loadUiStrings(files, site);
  const uiCatalogues = { ...strings.catalogues, presets: presetStrings(site) };
  const ui = createUi(site, uiCatalogues);
  const corpus = withTaxonomyTitles(untitled, site, ui);
  const index = createPageIndex(site, corpus.pages);
  return {
    content: { site, presets: presets.used, corpus, asRead: read.pages, index, ui, uiCatalogues },
    problems: [
      ...corpus.problems,
      ...findRefusedFiles(files, site),
      ...presets.problems,
      ...findUnusedMenus(site, index, files),
      ...checkTheme(site, files),
      ...strings.problems,
      ...checkOwnStrings(site, uiCatalogues, site.i18nDir),
    ],
  };
}

/** Only front matter in Lockstep's own dialect can be cached. */
function readPages(site: Site, files: Files, { clock, sources, runAdapter }: ReadOptions): Corpus {
  const dialect = site.dialect === 'vuepress' ? { readParams: readVuePressParams } : { sources };
  const read = readCorpus(files, site, clock.now(), { ...dialect, runAdapter });
  sources?.save();
  return read;
}
