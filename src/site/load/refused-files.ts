/** Files that are left out of a site because of where they lead: each is a finding, so that nobody wonders where it went. */
import type { Site } from '../../config/index.ts';
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import type { Files, Refusal } from '../../io/index.ts';

/** Those of the folders that are neither content nor published: UI strings, data, the site's own shortcodes. */
export function findRefusedFiles(files: Files, site: Site): Problem[] {
  const mounted = site.mounts.filter(({ target }) => target === 'i18n' || target === 'data');
  const folders = [site.i18nDir, site.dataDir, site.shortcodesDir, ...mounted.map(({ source }) => source)];
  return [...new Set(folders)]
    .filter((folder) => folder !== '')
    .flatMap((folder) => {
      const problems: Problem[] = [];
      files.list(folder, (path, why) => problems.push(refusedFile(path, why)));
      return problems;
    });
}

export function refusedFile(path: string, why: Refusal): Problem {
  if (why === 'outside') {
    return createProblem('path-outside-site', filePlace(path), {
      message: 'Unexpected link out of the site, expected files inside the site directory.',
      hint: 'Copy the file into the site.',
      target: path,
    });
  }
  const found = why === 'missing' ? 'a broken link' : 'a folder that cannot be opened';
  return createProblem('unreadable-file', filePlace(path), {
    message: `Unexpected failure to read ${found}, expected a readable file.`,
    hint: 'Check that the file exists and that its permissions allow reading it.',
    target: path,
  });
}
