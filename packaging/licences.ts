/** The licences of packages whose code is in ours: most of them ask that their text goes with it. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';

const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * The licence texts of the packages that modules are from, each once, by name.
 *
 * @param paths absolute paths of modules; those outside of `node_modules` are ours
 * @throws where a package has no file with its licence
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
