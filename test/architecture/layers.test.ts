import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycle } from './cycles.ts';
import {
  ASTRO_USERS,
  ENTRY_POINTS,
  EXCEPTIONS,
  FOLDERS,
  LEVELS,
  OUTSIDE_GLOBALS,
  OUTSIDE_MODULES,
  SCRIPT_MODULES,
} from './levels.ts';
import { type Module, readModules } from './modules.ts';

const modules = readModules('src');
const scripts = readModules('scripts');

/** The module of a file: `config/hugo/mounts.ts` → `config`. Files at the top of `src/` are in no module. */
function moduleOf(path: string): string | undefined {
  const [folder = '', ...rest] = path.split('/');
  return rest.length === 0 ? undefined : (FOLDERS[folder] ?? folder);
}

/** Path below `src/`. */
function inSource(target: string): string | undefined {
  return target.startsWith('src/') ? target.slice('src/'.length) : undefined;
}

function levelOf(path: string): number {
  const module = moduleOf(path);
  return module === undefined ? Number.POSITIVE_INFINITY : (LEVELS[module] ?? Number.NaN);
}

function entryPointsOf(module: string): readonly string[] {
  return (ENTRY_POINTS[module] ?? ['index.ts']).map((entryPoint) => `${module}/${entryPoint}`);
}

/** Imports of other names, as "from → to". */
function* importsBetweenModules() {
  for (const { path, imports } of modules) {
    for (const { target } of imports) {
      if (target === undefined) continue;
      const to = inSource(target);
      if (to !== undefined && moduleOf(to) !== moduleOf(path)) yield { from: path, to };
    }
  }
}

const isBrowserCode = ({ path }: Module) => path.endsWith('.client.ts');

describe('names', () => {
  it('each have a level', () => {
    const names = new Set(modules.flatMap(({ path }) => moduleOf(path) ?? []));
    expect([...names].filter((module) => !Object.hasOwn(LEVELS, module))).toEqual([]);
  });

  it('import only names of a lower level', () => {
    const wrong = [...importsBetweenModules()].filter(({ from, to }) => !(levelOf(to) < levelOf(from)));
    expect(wrong).toEqual([]);
  });

  it('are imported only through their doors', () => {
    const wrong = [...importsBetweenModules()].filter(
      ({ to }) => !entryPointsOf(moduleOf(to) ?? '').includes(to),
    );
    expect(wrong).toEqual([]);
  });

  it('import nothing of the project but each other', () => {
    const wrong = modules.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target !== undefined && inSource(target) === undefined)
        .map(({ specifier }) => `${path} → ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('files', () => {
  it('import each other without cycles, types included', () => {
    const graph = new Map(
      modules.map(({ path, imports }) => [
        path,
        imports.flatMap(({ target }) => (target === undefined ? [] : (inSource(target) ?? []))),
      ]),
    );
    expect(findCycle(graph)).toBeUndefined();
  });

  it('name files with their extension', () => {
    const wrong = [...modules, ...scripts].flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target !== undefined && posix.extname(target) === '')
        .map(({ specifier }) => `${path} → ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it('import Astro only where the site is', () => {
    const wrong = modules
      .filter(({ imports }) => imports.some(({ specifier }) => /^astro(?:$|[/:])/.test(specifier)))
      .map(({ path }) => path)
      .filter((path) => !ASTRO_USERS.test(path));
    expect(wrong).toEqual([]);
  });
});

describe('what is outside of the program', () => {
  const uses = modules
    .filter((module) => moduleOf(module.path) !== 'io' && !isBrowserCode(module))
    .flatMap(({ path, imports, globals }) => [
      ...imports
        .filter(({ specifier }) => OUTSIDE_MODULES.includes(specifier))
        .map(({ specifier }) => ({ file: path, name: specifier })),
      ...OUTSIDE_GLOBALS.filter((name) => globals.has(name)).map((name) => ({ file: path, name })),
    ]);
  const listed = EXCEPTIONS.map(({ file, name }) => ({ file, name }));

  it('is for the module io alone', () => {
    const wrong = uses.filter(
      ({ file, name }) => !listed.some((entry) => entry.file === file && entry.name === name),
    );
    expect(wrong).toEqual([]);
  });

  it.each(listed)('is still needed by $file: $name', (entry) => {
    expect(uses).toContainEqual(entry);
  });

  it('modules of Node have their prefix', () => {
    const wrong = [...modules, ...scripts].flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier }) => OUTSIDE_MODULES.includes(`node:${specifier}`))
        .map(({ specifier }) => `${path} → ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the command line', () => {
  it('imports only what runs, reports and reaches outside', () => {
    const wrong = scripts.flatMap(({ path, imports }) =>
      imports.flatMap(({ target }) => {
        const to = target === undefined ? undefined : inSource(target);
        if (to === undefined) return [];
        const module = moduleOf(to) ?? '';
        return SCRIPT_MODULES.includes(module) && to === `${module}/index.ts` ? [] : [`${path} → ${to}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
