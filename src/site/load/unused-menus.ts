/** Findings for menus of a Hugo tree that the theme does not show. */
import type { Site } from '../../config/index.ts';
import type { PageIndex } from '../../corpus/index.ts';
import { createProblem, filePlace, NOWHERE, type Problem } from '../../diagnostics/index.ts';
import { formatOfPath, locateKey } from '../../formats/index.ts';
import type { Files } from '../../io/index.ts';
import { menuNames } from '../views/menus.ts';

/** The menus that the theme shows. */
const SHOWN: ReadonlySet<string> = new Set(['main', 'footer']);

export function findUnusedMenus(site: Site, index: PageIndex, files: Files): Problem[] {
  if (!site.conventions.anyMenuName) return [];
  const unused = [...menuNames({ site, index })].filter(
    (name) => !SHOWN.has(name) && name !== site.sidebarMenu.toLowerCase(),
  );
  return unused.sort().map((name) =>
    createProblem('unsupported-config', placeOf(name, site, files), {
      message: `Unexpected menu “${name}”, expected “main” or “footer”: the theme does not show it.`,
      hint: `Set the parameter lockstep.sidebarMenu to “${name}” to show it in the sidebar.`,
      target: `menus.${name}`,
    }),
  );
}

/** The place in the configuration where the menu is defined; its first file, for a menu that only pages fill. */
function placeOf(name: string, { configFiles }: Site, files: Files) {
  for (const file of configFiles) {
    const format = formatOfPath(file);
    const read = files.readText(file);
    if (format === undefined || read.kind !== 'text') continue;
    for (const key of ['menus', 'menu']) {
      const point = locateKey(format, read.text, [key, name]);
      if (point !== undefined) return filePlace(file, point);
    }
  }
  const [first] = configFiles;
  return first === undefined ? NOWHERE : filePlace(first);
}
