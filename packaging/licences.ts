/** The licences of bundled packages, most of which require that their text is distributed with the code. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * The licence texts of the packages that the modules belong to, each once, sorted by name.
 *
 * @param paths absolute paths of modules; those outside of `node_modules` are ours
 * @throws Error if a package has no licence file
 */
export function licencesOf(paths: readonly string[]): string {
  const folders = paths.flatMap((path) => PACKAGE.exec(path)?.[0] ?? []);
  const texts = [...new Set(folders)].sort().map((folder) => {
    const name = folder.slice(folder.lastIndexOf('/node_modules/') + '/node_modules/'.length);
    return `${name}\n\n${licenceOf(folder)}\n`;
  });
  return [...new Set(texts)].join(`\n${'-'.repeat(80)}\n\n`);
}

function licenceOf(folder: string): string {
  const [file] = globSync('{licen[sc]e,LICEN[SC]E}*', { cwd: folder });
  if (file !== undefined) return readFileSync(`${folder}/${file}`, 'utf8').trim();
  throw new Error(`Unexpected package ${basename(folder)} without a licence, in ${folder}.`);
}
