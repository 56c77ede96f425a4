export { type BranchPages, pagesOfBranch } from './commands/branch.ts';
export { checkComparable, comparePages, type PagePair } from './commands/compare-pages.ts';
export { draftPage } from './commands/draft-page.ts';
export {
  type Exported,
  exportPages,
  type ImportedPage,
  importEntries,
  isExchangeable,
  offersFor,
  readMemory,
} from './commands/exchange-pages.ts';
export { findPages } from './commands/find-page.ts';
export { type PinObstacle, type PinResult, pinPage } from './commands/pin-page.ts';
export { allTranslations, type PinCandidate, stagedTranslations } from './commands/pin-set.ts';
export {
  findNewTranslation,
  type NewTranslation,
  nextTasks,
  startPage,
} from './commands/translations.ts';
export { compareSource } from './compare-source.ts';
export type { ExchangeFile } from './exchange/entry.ts';
export { EXCHANGE_FORMATS, exchangeFormatOf } from './exchange/formats.ts';
export type { Offer } from './exchange/memory.ts';
export { splitPlaceholders } from './exchange/placeholders.ts';
export { judge, type Texts } from './judge.ts';
export { type DriftNotice, reportToNotices } from './notices.ts';
export { sortPageFiles } from './page-files.ts';
export { parsePin, setPin } from './pins.ts';
export { readPopularity } from './popularity.ts';
export { countLinks, createDemand, createPriority, type PriorityOptions } from './priority.ts';
export * from './report.ts';
export type { Tree } from './reporting/load-tree.ts';
export { createOutlineOptions } from './reporting/outline-options.ts';
export { type DriftOptions, type DriftResult, reportDrift, reportOnSite } from './reporting/report-drift.ts';
export { SourceRepositoryError } from './reporting/source-repository.ts';
export { readTexts } from './reporting/texts.ts';
export { startTranslation } from './start-translation.ts';
export type {
  SectionDifference,
  SectionName,
  StructureFinding,
  StructureReport,
} from './structure/report.ts';
export { isUntranslated, translatedShare } from './translated-share.ts';
export { untouchedSections } from './untouched-sections.ts';
