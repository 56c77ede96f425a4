/** Finds the version of Hugo that a tree is written for. */
import { dirname, relative } from 'node:path';
import { isValueMap, parseData, type ValueMap, valueAt } from '../../formats/index.ts';
import { createDiskFiles, type Files, findWorkTree } from '../../io/index.ts';
import type { HugoReference } from '../site.ts';
import type { Settings } from './settings.ts';
import { CURRENT_HUGO, DROPPED_SETTINGS, minorOf, OLD_HUGO } from './versions.ts';

/**
 * The version whose behaviour is followed: first what builds the tree (`HUGO_VERSION` in `netlify.toml`, `hugo-extended` or `hugo-bin` in `package.json`, `.hvm`, `.tool-versions`,
 * the workflows; each in the site directory and then in its parents up to the top of the work tree), then `module.hugoVersion`, then settings that only an old Hugo accepts.
 * Otherwise it is the current version.
 */
export function findReference(files: Files, settings: Settings): HugoReference {
  const pinned = findPin(files);
  if (pinned !== undefined) return pinned;
  const wanted = settings.table('module').table('hugoVersion');
  for (const name of ['min', 'max']) {
    const version = versionIn(wanted.text(name, ''));
    if (version !== undefined) {
      const reference = referenceOf(version, `module.hugoVersion.${name}`);
      return name === 'min' ? { ...reference, newest: Math.max(reference.minor, CURRENT_MINOR) } : reference;
    }
  }
  const dropped = DROPPED_SETTINGS.find(({ path, value }) => {
    const written = valueAt(
      settings.values,
      path.map((key) => key.toLowerCase()),
    );
    return written !== undefined && (value === undefined || String(written).toLowerCase() === value);
  });
  if (dropped !== undefined) return referenceOf(OLD_HUGO, dropped.path.join('.'));
  return referenceOf(CURRENT_HUGO, '');
}

function referenceOf(version: string, from: string): HugoReference {
  const minor = minorOf(version);
  return { version, minor, newest: minor, from };
}

const CURRENT_MINOR = minorOf(CURRENT_HUGO);

/** The number in `0.165.0`, `v0.165`, `^0.164.0`, `hugo 0.165.0`. */
function versionIn(text: string): string | undefined {
  return /(?<![\d.])\d+\.\d+(?:\.\d+)?/.exec(text)?.[0];
}

/** The nearest file that names a version. */
function findPin(files: Files): HugoReference | undefined {
  const top = findWorkTree(files.root) ?? files.root;
  const outer = top === files.root ? files : createDiskFiles(top);
  for (let folder = relative(top, files.root).replaceAll('\\', '/'); ; folder = dirname(folder)) {
    const at = folder === '.' ? '' : folder;
    for (const find of PINS) {
      const pin = find(outer, at === '' ? '' : `${at}/`);
      if (pin !== undefined) return referenceOf(pin.version, pin.file);
    }
    if (at === '') return undefined;
  }
}

interface Pin {
  readonly version: string;
  readonly file: string;
}

/** @param folder relative to the top of the work tree, with a trailing slash; empty for the top */
type FindPin = (files: Files, folder: string) => Pin | undefined;

const PINS: readonly FindPin[] = [pinOfNetlify, pinOfPackage, pinOfLine, pinOfWorkflow];

function pinOfNetlify(files: Files, folder: string): Pin | undefined {
  const file = `${folder}netlify.toml`;
  const values = tableIn(files, file, 'toml');
  if (values === undefined) return undefined;
  const named = [
    ['build', 'environment'],
    ['context', 'production', 'environment'],
  ].map((path) => versionIn(String(valueAt(values, [...path, 'HUGO_VERSION']) ?? '')));
  const version = named.find((found) => found !== undefined);
  return version === undefined ? undefined : { version, file };
}

function pinOfPackage(files: Files, folder: string): Pin | undefined {
  const file = `${folder}package.json`;
  const values = tableIn(files, file, 'json');
  if (values === undefined) return undefined;
  for (const kind of ['devDependencies', 'dependencies', 'optionalDependencies']) {
    for (const name of ['hugo-extended', 'hugo-bin']) {
      // `hugo-bin` has its own version numbers; its settings name the Hugo version.
      const path = name === 'hugo-bin' ? [name, 'version'] : [kind, name];
      const written = valueAt(values, path);
      const version = typeof written === 'string' ? versionIn(written) : undefined;
      if (version !== undefined) return { version, file };
    }
  }
  return undefined;
}

/** `.hvm` contains only the version; `.tool-versions` has a line for each program. */
function pinOfLine(files: Files, folder: string): Pin | undefined {
  for (const [name, pattern] of [
    ['.hvm', /^\s*v?(\d\S*)/],
    ['.tool-versions', /^\s*hugo\s+(\S+)/m],
  ] as const) {
    const file = `${folder}${name}`;
    const read = files.readText(file);
    const version = read.kind === 'text' ? versionIn(pattern.exec(read.text)?.[1] ?? '') : undefined;
    if (version !== undefined) return { version, file };
  }
  return undefined;
}

/** `HUGO_VERSION: 0.165.0` and `hugo-version: '0.165.0'`, as in workflows; `latest` is not a version. */
function pinOfWorkflow(files: Files, folder: string): Pin | undefined {
  for (const { path } of files.list(`${folder}.github/workflows`)) {
    if (!/\.ya?ml$/.test(path)) continue;
    const read = files.readText(path);
    const named =
      read.kind === 'text' ? /^[\s-]*HUGO[-_]VERSION\s*:\s*["']?v?(\d+\.\d+[\d.]*)/im.exec(read.text) : null;
    const version = versionIn(named?.[1] ?? '');
    if (version !== undefined) return { version, file: path };
  }
  return undefined;
}

/** Reads a file of another program; a file that cannot be parsed is ignored. */
function tableIn(files: Files, file: string, format: 'toml' | 'json'): ValueMap | undefined {
  const read = files.readText(file);
  if (read.kind !== 'text') return undefined;
  const { value } = parseData({ format, text: read.text, file, code: 'invalid-config' });
  return value !== undefined && isValueMap(value) ? value : undefined;
}
