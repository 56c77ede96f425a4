/** Prepares an included fragment for its page: marks its language if it differs from the page's, and makes its ids unique. */
import type { ElementContent } from 'hast';
import { fileOnDisk } from '../../corpus/index.ts';
import { walkElements } from '../../markdown/index.ts';
import type { PageRun } from './page-run.ts';

/** @param path of the fragment's file */
export function adoptFragment(
  nodes: readonly ElementContent[],
  run: PageRun,
  path: string,
): ElementContent[] {
  if (run.site.conventions.uniqueIds) setNotesApart(nodes, run);
  const lang = foreignLang(run, path);
  return lang === undefined ? [...nodes] : nodes.map((node) => withLang(node, lang));
}

const NOTE_ID = /^fn(?:ref\d*)?:\d+$/;
const FRAGMENTS_WITH_NOTES = Symbol('fragments with notes');

/** Footnotes are numbered from 1 in each text: those of the second and further texts of a page get a prefix. */
function setNotesApart(nodes: readonly ElementContent[], run: PageRun): void {
  let suffix: string | undefined;
  const suffixed = (id: string): string => {
    if (suffix === undefined) {
      const before = Number(run.memory.get(FRAGMENTS_WITH_NOTES) ?? 0);
      run.memory.set(FRAGMENTS_WITH_NOTES, before + 1);
      suffix = `-${before + 1}`;
    }
    return id + suffix;
  };
  walkElements({ type: 'root', children: [...nodes] }, ({ properties }) => {
    const { id, href } = properties;
    if (typeof id === 'string' && NOTE_ID.test(id)) properties.id = suffixed(id);
    if (typeof href === 'string' && href.startsWith('#') && NOTE_ID.test(href.slice(1)))
      properties.href = suffixed(href);
  });
}

interface Lang {
  readonly lang: string;
  readonly dir: string;
}

/** The language of a fragment that is shown because the page's own locale has none. */
function foreignLang({ site, page }: PageRun, path: string): Lang | undefined {
  // A content adapter generates its texts anew for each language, below its own path.
  if (fileOnDisk(path) !== path) return undefined;
  const own = site.locales.find(({ name }) => name === page.locale);
  const [other] = site.locales
    .filter(({ contentDir }) => path.startsWith(`${contentDir}/`))
    .sort((a, b) => b.contentDir.length - a.contentDir.length);
  if (own === undefined || other === undefined || other.contentDir === own.contentDir) return undefined;
  return other.lang === own.lang ? undefined : { lang: other.lang, dir: other.direction };
}

function withLang(node: ElementContent, { lang, dir }: Lang): ElementContent {
  if (node.type === 'element') {
    const { properties } = node;
    return {
      ...node,
      properties: { ...properties, lang: properties.lang ?? lang, dir: properties.dir ?? dir },
    };
  }
  return node.type === 'text' && node.value.trim() !== ''
    ? { type: 'element', tagName: 'span', properties: { lang, dir }, children: [node] }
    : node;
}
