import { fileURLToPath } from 'node:url';

const inTests = (path: string) => fileURLToPath(new URL(`../../test/conformance/${path}`, import.meta.url));

/** Markdown of this kit's own, a case each. */
export const FIXTURES = inTests('fixtures');

/** What is beside the cases in the sites that render them: templates, includes, UI strings. */
export const SITE = inTests('site');

/** What Hugo printed when it was last asked. */
export const RECORDING = inTests('recorded.json');
