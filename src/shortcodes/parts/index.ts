/** What several shortcodes are made of, here and in presets: values of data, failures, boxes, Markdown from templates. */
export { backgroundImage } from './background-image.ts';
export { boxTitle } from './box-title.ts';
export { calloutBox, calloutLabel } from './callout.ts';
export { EXAMPLE_PARAMS, exampleFile, findExample, findInBundle } from './example-file.ts';
export { failure, missingData, missingText } from './failure.ts';
export { langOfFile, parseHighlightOptions, trimCode } from './highlight-options.ts';
export { markdownOutput } from './markdown-output.ts';
export { CHROME, textNode } from './page-chrome.ts';
export { tabSet } from './tab-set.ts';
export { templateUrl } from './template-url.ts';
export { fieldOf, mapOf, mapsOf, textOf, valueToText } from './values.ts';
