export { compareSource, type SourceSectionChange } from './compare-source.ts';
export { candidateFiles, findDependencies, type PageDependency } from './dependencies.ts';
export {
  type Ancestry,
  collectTouches,
  createAncestry,
  createRenameIndex,
  findLastTouches,
  type RenameIndex,
  type Touch,
} from './history.ts';
export { judge, type Texts, type Verdict } from './judge.ts';
export { type DriftNotice, reportToNotices, type SectionMark } from './notices.ts';
export { type PageFiles, sortPageFiles, translationFile } from './page-files.ts';
export { isBlobKey, type Pin, parsePin, setPin } from './pins.ts';
export * from './report.ts';
export { startTranslation } from './start-translation.ts';
export { compareStructure } from './structure/compare-structure.ts';
export type {
  SectionDifference,
  SectionName,
  StructureFinding,
  StructureReport,
} from './structure/report.ts';
export { untouchedSections } from './untouched-sections.ts';
