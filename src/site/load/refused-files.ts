/** Findings for files that a site does not read because they are links out of the site or broken. */
import type { Site } from '../../config/index.ts';
import { createProblem, filePlace, type Problem } from '../../diagnostics/index.ts';
import type { Files, Refusal } from '../../io/index.ts';

/** Checks folders other than content and static ones: UI strings, data, the site's own shortcodes. */
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
      message: 'Unexpected symbolic link out of the site, expected files inside the site directory.',
      hint: 'Copy the file into the site.',
      target: path,
    });
  }
  const found = why === 'missing' ? 'a broken symbolic link' : 'a folder that cannot be opened';
  return createProblem('unreadable-file', filePlace(path), {
    message: `Unexpected failure to read ${found}, expected a readable file.`,
    hint: 'Check that the file exists and that its permissions allow reading it.',
    target: path,
  });
}
