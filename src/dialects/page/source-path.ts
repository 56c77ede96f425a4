/** Finds the original path of a page by the URL of its source or edit page. */
import { decodeUrlPart } from '../../text/index.ts';

/** Words before the URL of the original, in the languages of documentation. */
const LABEL =
  /(?:^|[^\p{L}])(?:source|original|reference document|edit (?:this|the) page|translated from|canonical|upstream|参考文档|参考文章|原文|译自|来源|出处|编辑此页|document (?:source|d’origine|d'origine)|page d[’']origine|source originale|traduit de|modifier cette page|джерело|оригінал|переклад із|редагувати|источник|оригинал|перевод|original(?:e|seite)?|quelle|fuente|fonte|原典|出典|원문|출처)\p{L}*/iu;
const HEAD_KEYS = [
  'source',
  'source_url',
  'original',
  'original_url',
  'canonical',
  'canonicalurl',
  'editurl',
  'edit_url',
  'reference',
];

export interface SourcePath {
  /** Below the content folder of a locale: `docs/tasks/a.md`. */
  readonly path: string;
  /** First folder of the URL if that is a locale: `fr`, `zh-cn`. */
  readonly locale?: string;
}

/**
 * The path that the page has where it comes from. Looked for in the front matter, and in lines above the first section that call an address the source: a code
 * host's address of a file, or the address of a page below `/docs/`.
 */
export function findSourcePath(
  values: Readonly<Record<string, unknown>>,
  body: string,
  isLocale: (name: string) => boolean,
): SourcePath | undefined {
  for (const [key, value] of Object.entries(values)) {
    if (typeof value !== 'string' || !HEAD_KEYS.includes(key.toLowerCase())) continue;
    const found = addressToPath(value, isLocale);
    if (found !== undefined) return found;
  }
  const top = body.slice(0, /^##? /m.exec(body.replace(/^# .*$/m, ''))?.index ?? body.length);
  for (const line of top.split('\n')) {
    for (const match of line.matchAll(/\[([^\]]*)\]\((https?:\/\/[^\s)]+)\)|<?(https?:\/\/[^\s<>)]+)>?/g)) {
      const before = `${line.slice(0, match.index)} ${match[1] ?? ''}`;
      if (!LABEL.test(before)) continue;
      const found = addressToPath(match[2] ?? match[3] ?? '', isLocale);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** `https://host/fr/docs/a/b/` and `https://host/org/repo/edit/main/content/fr/docs/a/b.md` → `docs/a/b.md` of `fr`. */
function addressToPath(address: string, isLocale: (name: string) => boolean): SourcePath | undefined {
  if (!URL.canParse(address)) return undefined;
  const names = (decodeUrlPart(new URL(address).pathname) ?? '')
    .split('/')
    .filter((name) => name !== '' && name !== '..' && name !== '.');
  const mode = names.findIndex(
    (name, index) => index >= 2 && /^(?:edit|blob|tree|raw|blame|_edit)$/.test(name),
  );
  const file = mode === -1 ? names : names.slice(mode + 2);
  const start = file.findIndex((name) => name === 'content' || name === 'docs');
  if (start === -1) return undefined;
  const below = file[start] === 'content' ? file.slice(start + 1) : file.slice(start);
  const before = file[start] === 'docs' ? file[start - 1] : undefined;
  const own = below[0] !== undefined && isLocale(below[0]) ? below[0] : undefined;
  const locale = own ?? (before !== undefined && isLocale(before) ? before : undefined);
  const rest = own === undefined ? below : below.slice(1);
  const last = rest.at(-1)?.replace(/\.(?:md|markdown|html?)$/i, '') ?? '';
  if (rest.length < 2 || last === '') return undefined;
  const path = [...rest.slice(0, -1), `${last === 'index' ? '_index' : last}.md`].join('/');
  return { path, ...(locale === undefined ? {} : { locale }) };
}
