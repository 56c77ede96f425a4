/**
 * Mermaid as the site serves it: its own modules, as its package has them, which load one another on demand. They are copied where a page shows a diagram;
 * bundling them would cost every build what few pages need.
 */
import { dirname } from 'node:path';
import { createDiskFiles, packageEntry } from '../../io/index.ts';
import { ASSET_FOLDER } from '../astro/astro.ts';

const MODULE = 'mermaid.esm.min.mjs';
const CHUNKS = 'chunks/mermaid.esm.min';

/** Absolute path of the package's modules. */
const DIST = dirname(packageEntry('mermaid'));

/** Output path of the module that pages load. The folder is called after the version, so that browsers may keep it. */
export function diagramModule(): string {
  return `${diagramFolder()}/${MODULE}`;
}

/** Output path → absolute path of all modules: those for each kind of diagram are loaded when a page has one. */
export function diagramFiles(): Map<string, string> {
  const chunks = createDiskFiles(DIST)
    .list(CHUNKS)
    .flatMap(({ path }) => (path.endsWith('.mjs') ? [path] : []));
  return new Map([MODULE, ...chunks].map((path) => [`${diagramFolder()}/${path}`, `${DIST}/${path}`]));
}

let folder: string | undefined;

/** Output path of the folder of all modules. */
export function diagramFolder(): string {
  folder ??= `${ASSET_FOLDER}/mermaid-${readVersion()}`;
  return folder;
}

function readVersion(): string {
  const read = createDiskFiles(dirname(DIST)).readText('package.json');
  const manifest: unknown = read.kind === 'text' ? JSON.parse(read.text) : undefined;
  const hasVersion = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  if (!hasVersion || typeof manifest.version !== 'string')
    throw new Error(
      `Unexpected content of the package of Mermaid in ${dirname(DIST)}, expected its version.`,
    );
  return manifest.version;
}
