/** The rules of the glossary for translations of terms: preferred and forbidden words. */
import { parseFrontMatter } from '../corpus/index.ts';
import { createProblem, filePlace, type Problem } from '../diagnostics/index.ts';
import { isValueMap, type Value } from '../formats/index.ts';
import { glossaryOf } from '../rendering/index.ts';
import type { LoadedSite } from '../site/index.ts';

export interface TermRule {
  readonly locale: string;
  /** The term in the source. */
  readonly title: string;
  /** The file of the glossary entry. */
  readonly file: string;
  readonly preferred: readonly string[];
  readonly forbidden: readonly string[];
}

export interface TermRules {
  readonly rules: readonly TermRule[];
  readonly problems: readonly Problem[];
}

/** The rules of the source's glossary; entries have them by locale: `translations: { fr: { preferred: …, forbidden: […] } }`. */
export function readTermRules({
  site,
  index,
  files,
}: Pick<LoadedSite, 'site' | 'index' | 'files'>): TermRules {
  const rules: TermRule[] = [];
  const problems: Problem[] = [];
  for (const { file, kind } of glossaryOf(site, index, site.defaultLocale)?.resources ?? []) {
    const read = kind === 'page' ? files.readText(file) : undefined;
    if (read?.kind !== 'text' || !read.text.includes('translations')) continue;
    const { params } = parseFrontMatter({ path: file, text: read.text });
    const { title, translations } = params;
    if (translations === undefined) continue;
    const found = isValueMap(translations) ? Object.entries(translations) : undefined;
    const unusable = found?.filter(([, terms]) => !isTerms(terms)).map(([locale]) => locale);
    if (found === undefined || unusable === undefined || unusable.length > 0)
      problems.push(
        createProblem('invalid-front-matter', filePlace(file), {
          severity: 'warning',
          message: `Unexpected “translations”${unusable === undefined ? '' : ` of ${unusable.join(', ')}`}, expected for each locale “preferred” and “forbidden”, each a text or a list of texts.`,
          hint: 'Write: translations: { fr: { preferred: nœud, forbidden: [noeud] } }.',
        }),
      );
    for (const [locale, terms] of found ?? [])
      if (isTerms(terms))
        rules.push({
          locale: locale.toLowerCase(),
          title: typeof title === 'string' ? title : file,
          file,
          preferred: toTexts(terms.preferred),
          forbidden: toTexts(terms.forbidden),
        });
  }
  return { rules, problems };
}

interface Terms {
  readonly preferred?: Value;
  readonly forbidden?: Value;
}

function isTerms(value: Value): value is Terms & { readonly [key: string]: Value } {
  return isValueMap(value) && [value.preferred, value.forbidden].every(isTexts);
}

function isTexts(value: Value | undefined): boolean {
  const all = Array.isArray(value) ? value : [value ?? ''];
  return all.every((each) => typeof each === 'string');
}

function toTexts(value: Value | undefined): string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.filter((each) => typeof each === 'string').filter((each) => each.trim() !== '');
}
