/**
 * Mermaid's own modules, which load one another on demand. They are copied if a page shows a diagram: bundling them would cost every build time that few pages
 * need. Because the package is large, sites install it themselves.
 */
import { createDiskFiles, findPackage } from '../../io/index.ts';
import { ASSET_FOLDER } from '../astro/astro-work.ts';

const MODULE = 'mermaid.esm.min.mjs';
const CHUNKS = 'chunks/mermaid.esm.min';

/** Absolute path of the Mermaid package: the site's own, else the one installed with the program. */
export function findMermaid(siteRoot: string): string | undefined {
  return findPackage('mermaid', siteRoot) ?? findPackage('mermaid');
}

/** Output path of the module that pages load; `undefined` if Mermaid is not installed. The folder name contains the version, so that browsers may cache it. */
export function diagramModule(siteRoot: string): string | undefined {
  const mermaid = findMermaid(siteRoot);
  return mermaid === undefined ? undefined : `${folderOf(mermaid)}/${MODULE}`;
}

/** Output path → absolute path of all modules: those for a kind of diagram are loaded when a page has one. */
export function diagramFiles(siteRoot: string): Map<string, string> {
  const mermaid = findMermaid(siteRoot);
  if (mermaid === undefined) return new Map();
  const chunks = createDiskFiles(`${mermaid}/dist`)
    .list(CHUNKS)
    .flatMap(({ path }) => (path.endsWith('.mjs') ? [path] : []));
  return new Map(
    [MODULE, ...chunks].map((path) => [`${folderOf(mermaid)}/${path}`, `${mermaid}/dist/${path}`]),
  );
}

/** Output path of the folder of all modules; `undefined` if Mermaid is not installed. */
export function diagramFolder(siteRoot: string): string | undefined {
  const mermaid = findMermaid(siteRoot);
  return mermaid === undefined ? undefined : folderOf(mermaid);
}

const folders = new Map<string, string>();

function folderOf(mermaid: string): string {
  const known = folders.get(mermaid);
  if (known !== undefined) return known;
  const folder = `${ASSET_FOLDER}/mermaid-${readVersion(mermaid)}`;
  folders.set(mermaid, folder);
  return folder;
}

function readVersion(mermaid: string): string {
  const read = createDiskFiles(mermaid).readText('package.json');
  const manifest: unknown = read.kind === 'text' ? JSON.parse(read.text) : undefined;
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  if (!hasVersion || typeof manifest.version !== 'string')
    throw new Error(`Unexpected content of the package of Mermaid in ${mermaid}, expected its version.`);
  return manifest.version;
}
