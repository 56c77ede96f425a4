import { filePlace, type Place } from '../../diagnostics/index.ts';
import { locateKey } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';
import { parseFrontMatter } from './front-matter.ts';

/** The place of a key in a page's front matter, by its path (`['aliases', '0']`); the file's start if it is absent. */
export function keyPlace(files: Files, file: string, path: readonly string[]): Place {
  const read = files.readText(file);
  if (read.kind !== 'text') return filePlace(file);
  const { format, bodyStart } = parseFrontMatter({ path: file, text: read.text });
  if (format === 'none') return filePlace(file);
  return filePlace(file, locateKey(format, read.text.slice(0, bodyStart), path));
}
