/** Finds where the URL of a page is written: in its own front matter, or in the `cascade` of a section above it. */
import { filePlace, type Place } from '../../diagnostics/index.ts';
import { isValueList, isValueMap, locateKey } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';
import { parseFrontMatter } from '../front-matter/front-matter.ts';
import { keyPlace } from '../front-matter/key-place.ts';
import type { Page } from '../page.ts';

/** @param key of the front matter; if it is absent, the place is the start of the page's file */
export function addressPlace(
  page: Page,
  key: 'url' | 'slug' | 'aliases',
  files: Files,
  item?: number,
): Place {
  const own = item === undefined ? [key] : [key, String(item)];
  if (page.file === '' || has(files, page.file, key)) return keyPlace(files, page.file, own);
  for (let folder = page.file; folder.includes('/'); ) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    const section = ['_index.md', '_index.html'].map((name) => `${folder}/${name}`);
    for (const file of section) {
      const place = cascadePlace(files, file, key);
      if (place !== undefined) return place;
    }
  }
  return keyPlace(files, page.file, own);
}

function has(files: Files, file: string, key: string): boolean {
  const read = files.readText(file);
  return read.kind === 'text' && Object.hasOwn(parseFrontMatter({ path: file, text: read.text }).params, key);
}

function cascadePlace(files: Files, file: string, key: string): Place | undefined {
  const read = files.readText(file);
  if (read.kind !== 'text') return undefined;
  const { format, bodyStart, params } = parseFrontMatter({ path: file, text: read.text });
  if (format === 'none') return undefined;
  const { cascade } = params;
  const rules = isValueList(cascade) ? cascade : cascade === undefined ? [] : [cascade];
  const index = rules.findIndex((rule) => isValueMap(rule) && Object.hasOwn(rule, key));
  if (index === -1) return undefined;
  const path = isValueList(cascade) ? ['cascade', String(index), key] : ['cascade', key];
  return filePlace(file, locateKey(format, read.text.slice(0, bodyStart), path));
}
