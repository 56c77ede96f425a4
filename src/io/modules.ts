/** Loads modules of a site: its `lockstep.config.ts`, its `shortcodes/*.ts`, plugins in files and packages. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { type ResolveFnOutput, registerHooks } from 'node:module';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isInside } from './files.ts';
import { sha256 } from './hash.ts';
import { guardModule } from './module-guard.ts';
import { packageDigest } from './package-digest.ts';
import { placesInStack } from './stack-places.ts';

export type ModuleResult =
  | {
      readonly kind: 'module';
      readonly exports: Readonly<Record<string, unknown>>;
      /** Digest of the module's text and of everything it imports by relative path. */
      readonly digest: string;
    }
  | { readonly kind: 'missing' }
  /** The path, or the symbolic link there, points out of the site. */
  | { readonly kind: 'outside' }
  /** It could not be read, or threw an error: the reason and, if known, the place. */
  | {
      readonly kind: 'failed';
      readonly reason: string;
      /** Relative to the site directory if inside, else absolute; possibly an imported module. */
      readonly file: string;
      readonly line?: number;
      readonly column?: number;
    };

/**
 * Loads a module by its path relative to the site directory, or an installed package as `npm:NAME`. A module that changed on disk, or imports one that did, is loaded again; a
 * package is not.
 */
export type ImportModule = (path: string) => Promise<ModuleResult>;

/**
 * Imports modules of a site.
 *
 * @param root the site directory
 * @param packages bare names that these modules may import, with absolute paths of files: with `{ lockstep: '…/src/index.ts' }` a site can `import { defineConfig } from
 * 'lockstep'` wherever its folder is
 * @param timeLimitSeconds limit for loading a module
 */
export function createModuleImporter(
  root: string,
  packages: Readonly<Record<string, string>> = {},
  timeLimitSeconds = TIME_LIMIT_SECONDS,
): ImportModule {
  const absoluteRoot = resolve(root);
  for (const [name, path] of Object.entries(packages)) packageUrls.set(name, pathToFileURL(path).href);
  registerResolution();

  return async (path) => {
    if (path.startsWith(PACKAGE))
      return importPackage(path.slice(PACKAGE.length), absoluteRoot, timeLimitSeconds);
    const absolute = join(absoluteRoot, path);
    let digest: string;
    try {
      if (!statSync(absolute).isFile()) return { kind: 'missing' };
      if (!isInside(realpathSync.native(absoluteRoot), realpathSync.native(absolute)))
        return { kind: 'outside' };
      digest = digestOfModule(absolute);
    } catch (error) {
      if (
        error instanceof Error &&
        'code' in error &&
        (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      ) {
        return { kind: 'missing' };
      }
      throw error;
    }
    const url = pathToFileURL(absolute);
    url.searchParams.set(VERSION, digest.slice(0, 16)); // modules are cached by URL
    try {
      const exports: Readonly<Record<string, unknown>> = await guardModule(
        path,
        timeLimitSeconds,
        () => import(url.href),
      );
      return { kind: 'module', exports, digest };
    } catch (error) {
      return { kind: 'failed', ...describeFailure(error, absolute, absoluteRoot) };
    }
  };
}

/** A package installed for the site, resolved from the site directory. */
async function importPackage(name: string, root: string, timeLimitSeconds: number): Promise<ModuleResult> {
  const digest = packageDigest(name, root);
  if (digest === undefined) return { kind: 'missing' };
  const url = `${FROM_SITE}${name}?${Buffer.from(pathToFileURL(join(root, 'package.json')).href).toString('base64url')}`;
  try {
    const exports: Readonly<Record<string, unknown>> = await guardModule(
      name,
      timeLimitSeconds,
      () => import(url),
    );
    return { kind: 'module', exports, digest };
  } catch (error) {
    return { kind: 'failed', ...describeFailure(error, join(root, 'node_modules', name), root) };
  }
}

const PACKAGE = 'npm:';
/** What the runtime is asked for, so that it looks from the site directory: `lockstep-site:NAME?URL`, the URL in base64. */
const FROM_SITE = 'lockstep-site:';

/** Modules of a site export values; those that use the network take a second or two. */
const TIME_LIMIT_SECONDS = 60;

const VERSION = 'changed';
const packageUrls = new Map<string, string>();
let registered = false;

function registerResolution(): void {
  if (registered) return;
  registered = true;
  registerHooks({
    resolve(specifier, context, next) {
      const url = packageUrls.get(specifier);
      if (url !== undefined) return { url, shortCircuit: true };
      if (specifier.startsWith(FROM_SITE)) {
        const [name = '', parent = ''] = specifier.slice(FROM_SITE.length).split('?');
        return next(name, { ...context, parentURL: Buffer.from(parent, 'base64url').toString() });
      }
      const resolved = asModule(next(specifier, context));
      // Relative imports of a site's module get the version of the module itself.
      const version = isRelative(specifier) ? versionOf(context.parentURL) : undefined;
      if (version === undefined) return resolved;
      const versioned = new URL(resolved.url);
      versioned.searchParams.set(VERSION, version);
      return asModule({ ...resolved, url: versioned.href });
    },
  });
}

/** Treats TypeScript of a site as an ES module, whatever `package.json` says: npm writes `"type": "commonjs"` into new ones. */
function asModule(resolved: ResolveFnOutput): ResolveFnOutput {
  return versionOf(resolved.url) !== undefined && /\.ts\?/.test(resolved.url)
    ? { ...resolved, format: 'module-typescript' }
    : resolved;
}

function versionOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : /^file:.*\?changed=(\w+)$/.exec(url)?.[1];
}

/** Digest of a module's text, of its relative imports, and of the versions of the packages that these import. */
function digestOfModule(entry: string): string {
  const seen = new Map<string, string>();
  const packages = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path)) return;
    const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true;
    const text = isFile ? readFileSync(path, 'utf8') : '';
    seen.set(path, sha256(`${isFile} ${text}`));
    for (const [, , specifier = ''] of text.matchAll(IMPORT)) {
      if (isRelative(specifier)) visit(resolve(dirname(path), specifier));
      else packages.add(packageName(specifier));
    }
  };
  visit(entry);
  const versions = [...packages].sort().flatMap((name) => packageDigest(name, dirname(entry)) ?? []);
  return sha256([...seen.values(), ...versions].join(' '));
}

/** A specifier in `from '…'`, `import '…'`, `import('…')`. False matches only change the digest more often than needed. */
const IMPORT = /\b(?:from|import)\s*\(?\s*(['"])(\.{1,2}\/[^'"\n]+|[@a-z][^'"\n:]*)\1/g;

/** `@scope/name/part.js` → `@scope/name` */
function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('./') || specifier.startsWith('../');
}

/** The reason without stack and code frame, and the first file in the stack. */
function describeFailure(
  error: unknown,
  absolute: string,
  root: string,
): { reason: string; file: string; line?: number; column?: number } {
  const toSitePath = (path: string): string => {
    const inside = relative(root, path);
    return inside.startsWith('..') || isAbsolute(inside) ? path : inside.split(sep).join('/');
  };
  if (!(error instanceof Error)) return { reason: String(error), file: toSitePath(absolute) };
  const [first = ''] = error.message.split('\n').filter((line) => line.trim() !== '');
  const reason = first.replaceAll(root + sep, '');
  const place = placesInStack(error.stack ?? '').find(
    ({ path }) => !path.includes('node_modules') && path.startsWith(root),
  );
  if (place === undefined) return { reason, file: toSitePath(absolute) };
  const { path, ...at } = place;
  return { reason, file: toSitePath(path), ...at };
}
