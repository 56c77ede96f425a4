/** Modules that a site brings along: its `lockstep.config.ts`, its `shortcodes/*.ts`, plugins in files and packages. */
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
      /** Digest of the module's text and of all that it imports by relative path. */
      readonly digest: string;
    }
  | { readonly kind: 'missing' }
  /** The path, or the link it is, leads out of the site. */
  | { readonly kind: 'outside' }
  /** It could not be read or threw: why, and where, as far as the runtime tells. */
  | {
      readonly kind: 'failed';
      readonly reason: string;
      /** Relative to the site directory where it is inside, else absolute; of a module that it imports, maybe. */
      readonly file: string;
      readonly line?: number;
      readonly column?: number;
    };

/**
 * Runs a module by its path relative to the site directory, or a package that the site has installed, as `npm:NAME`. A module that changed on disk since, or
 * imports one that did, is run afresh; a package is not.
 */
export type ImportModule = (path: string) => Promise<ModuleResult>;

/**
 * Imports modules of a site.
 *
 * @param root the site directory
 * @param packages what bare names stand for in these modules, as absolute paths of files: with `{ lockstep: '…/src/index.ts' }` a site can
 * `import { defineConfig } from 'lockstep'` wherever its folder is
 * @param timeLimitSeconds a module that takes longer is given up
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
    url.searchParams.set(VERSION, digest.slice(0, 16)); // modules are kept by URL
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

/** A package as a site has it: found from the site directory, whoever asks. */
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

/** Modules of a site export values; those that ask the network take a second or two. */
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
      // What a module of a site imports by relative path is as new as the module itself.
      const version = isRelative(specifier) ? versionOf(context.parentURL) : undefined;
      if (version === undefined) return resolved;
      const versioned = new URL(resolved.url);
      versioned.searchParams.set(VERSION, version);
      return asModule({ ...resolved, url: versioned.href });
    },
  });
}

/** TypeScript of a site is a module, whatever `package.json` says: npm writes `"type": "commonjs"` into new ones, and cannot know of these files. */
function asModule(resolved: ResolveFnOutput): ResolveFnOutput {
  return versionOf(resolved.url) !== undefined && /\.ts\?/.test(resolved.url)
    ? { ...resolved, format: 'module-typescript' }
    : resolved;
}

function versionOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : /^file:.*\?changed=(\w+)$/.exec(url)?.[1];
}

/** The text of a module and of what it imports by relative path, and the versions of the packages that these import, as one digest. */
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

/** A name in `from '…'`, `import '…'`, `import('…')`. Text that only looks like that makes a digest change too often, never too seldom. */
const IMPORT = /\b(?:from|import)\s*\(?\s*(['"])(\.{1,2}\/[^'"\n]+|[@a-z][^'"\n:]*)\1/g;

/** `@scope/name/part.js` → `@scope/name` */
function packageName(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function isRelative(specifier: string): boolean {
  return specifier.startsWith('./') || specifier.startsWith('../');
}

/** The reason without stack and code frame, and the first place in the stack that is a file. */
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
