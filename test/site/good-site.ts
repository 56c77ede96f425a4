/** A site without problems, and earlier contents of its output folder. */
import { readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { page, readTree, type Tree, writeTree } from './tiny-site.ts';

export const GOOD: Tree = {
  'content/en/docs/_index.md': page('Docs', ''),
  'content/en/docs/a.md': page('A', 'See [B](/docs/b/) and {{< param version >}}.', 'aliases: [/old/a/]'),
  'content/en/docs/b.md': page('B', 'See [A](a.md).\n\n![Logo](/logo.svg)'),
  'content/fr/docs/_index.md': page('Documents', ''),
  'content/fr/docs/a.md': page('A en français', 'Voir [B](/docs/b/).'),
  'static/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
};

/** Folders next to the output folder that builds which did not clean up have left. */
export function leftovers(out: string): string[] {
  return readdirSync(dirname(out)).filter((name) => name.startsWith(`.${basename(out)}-next-`));
}

/** Writes an earlier output. @returns its files */
export function fill(out: string): ReadonlyMap<string, string> {
  writeTree(out, { 'index.html': 'what was there', 'deep/er.txt': 'too', '_lockstep/code.css': '' });
  return readTree(out);
}
