/** The table of the keys of front matter, made of the schema that editors are given. */
import type { Setting } from 'lockstep';
import { code, table } from './markdown.ts';
import type { Translate } from './texts.ts';

export interface FrontMatterTableOptions {
  /** Words of the references: “Type”. */
  readonly word: Translate;
  /** What keys mean. */
  readonly say: Translate;
}

export function renderFrontMatter(keys: readonly Setting[], { word, say }: FrontMatterTableOptions): string {
  return table(
    [word('Key'), word('Type'), word('Meaning')],
    keys.map(({ path, type, description }) => [code(path), code(type), say(description)]),
  );
}
