export { contentTypeOf, convertCaptures, hasCaptures } from './capture/capture.ts';
export { convertBody, convertPage, titleOf } from './convert-page.ts';
export { detectDialect } from './detect.ts';
export {
  DIALECT_NAMES,
  type DialectContext,
  type DialectName,
  type Finding,
  type NamedFile,
} from './dialect.ts';
export { removeResidue } from './host-copy/residue.ts';
export { detectLanguage } from './page/language.ts';
export { findSourcePath } from './page/source-path.ts';
export { convertContainers } from './vuepress/containers.ts';
export { readVuePressParams } from './vuepress/read-params.ts';
export { convertEmoji } from './vuepress/words.ts';
