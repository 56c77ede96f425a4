import { fileURLToPath } from 'node:url';

const inTests = (path: string) => fileURLToPath(new URL(`../../test/conformance/${path}`, import.meta.url));

/** Markdown of this kit's own, a case each. */
export const FIXTURES = inTests('fixtures');

/** What is next to the cases in the sites that render them: templates, includes, UI strings. */
export const SITE = inTests('site');

/** What each Hugo printed when it was last asked: `0.111.json`, `0.169.json`. */
export const RECORDINGS = inTests('recorded');

/** Small Hugo trees, each built as a whole. */
export const TREES = inTests('trees');

/** The same for {@link TREES}. */
export const RECORDED_TREES = inTests('recorded-trees');
