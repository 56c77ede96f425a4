export type {
  UiCatalogues,
  UiSite,
  UiString,
  UiStrings,
} from './catalogue.ts';
export { checkOwnStrings } from './check-own-strings.ts';
export { createUi, type Ui, type UiResult, type UiValues } from './create-ui.ts';
export { formatDate, formatYear } from './dates.ts';
export { formatGoDate } from './go-date.ts';
export { loadUiStrings } from './load-ui-strings.ts';
export { formatNumber } from './numbers.ts';
export { mergeStrings } from './own-strings.ts';
