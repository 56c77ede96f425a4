/** The page of a site that benchmarks edit. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** @param folder absolute path of the content */
export function firstPage(folder: string): string {
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .find((name) => name.endsWith('.md') && !name.includes('_index') && !name.includes('includes'));
  if (found === undefined) throw new Error(`No page in ${folder}`);
  return join(folder, found);
}
