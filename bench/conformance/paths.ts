import { fileURLToPath } from 'node:url';

const inTests = (path: string) => fileURLToPath(new URL(`../../test/conformance/${path}`, import.meta.url));

/** The Markdown fixtures; each is a case. */
export const FIXTURES = inTests('fixtures');

/** The other files of the sites that render the cases: templates, includes, UI strings. */
export const SITE = inTests('site');

/** Recordings of each version of Hugo: `0.111.json`, `0.169.json`. */
export const RECORDINGS = inTests('recorded');

/** Small Hugo trees, each built as a whole. */
export const TREES = inTests('trees');

/** The same for {@link TREES}. */
export const RECORDED_TREES = inTests('recorded-trees');
