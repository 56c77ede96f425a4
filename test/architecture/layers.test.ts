import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findCycle } from './cycles.ts';
import {
  ASTRO_USERS,
  DOORS,
  EXCEPTIONS,
  FOLDERS,
  LEVELS,
  OUTSIDE_GLOBALS,
  OUTSIDE_MODULES,
  SCRIPT_ROOMS,
} from './levels.ts';
import { type Module, readModules } from './modules.ts';

const modules = readModules('src');
const scripts = readModules('scripts');

/** `config/hugo/mounts.ts` → `config`; files next to the rooms, such as `index.ts`, are in none. */
function roomOf(path: string): string | undefined {
  const [folder = '', ...rest] = path.split('/');
  return rest.length === 0 ? undefined : (FOLDERS[folder] ?? folder);
}

/** Path below `src/`. */
function inSource(target: string): string | undefined {
  return target.startsWith('src/') ? target.slice('src/'.length) : undefined;
}

function levelOf(path: string): number {
  const room = roomOf(path);
  return room === undefined ? Number.POSITIVE_INFINITY : (LEVELS[room] ?? Number.NaN);
}

function doorsOf(room: string): readonly string[] {
  return (DOORS[room] ?? ['index.ts']).map((door) => `${room}/${door}`);
}

/** Imports of other rooms, as "from → to". */
function* importsBetweenRooms() {
  for (const { path, imports } of modules) {
    for (const { target } of imports) {
      if (target === undefined) continue;
      const to = inSource(target);
      if (to !== undefined && roomOf(to) !== roomOf(path)) yield { from: path, to };
    }
  }
}

const isBrowserCode = ({ path }: Module) => path.endsWith('.client.ts');

describe('rooms', () => {
  it('each have a level', () => {
    const rooms = new Set(modules.flatMap(({ path }) => roomOf(path) ?? []));
    expect([...rooms].filter((room) => !Object.hasOwn(LEVELS, room))).toEqual([]);
  });

  it('import only rooms of a lower level', () => {
    const wrong = [...importsBetweenRooms()].filter(({ from, to }) => !(levelOf(to) < levelOf(from)));
    expect(wrong).toEqual([]);
  });

  it('are imported only through their doors', () => {
    const wrong = [...importsBetweenRooms()].filter(({ to }) => !doorsOf(roomOf(to) ?? '').includes(to));
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
    .filter((module) => roomOf(module.path) !== 'io' && !isBrowserCode(module))
    .flatMap(({ path, imports, globals }) => [
      ...imports
        .filter(({ specifier }) => OUTSIDE_MODULES.includes(specifier))
        .map(({ specifier }) => ({ file: path, name: specifier })),
      ...OUTSIDE_GLOBALS.filter((name) => globals.has(name)).map((name) => ({ file: path, name })),
    ]);
  const listed = EXCEPTIONS.map(({ file, name }) => ({ file, name }));

  it('is for the room io alone', () => {
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
        const room = roomOf(to) ?? '';
        return SCRIPT_ROOMS.includes(room) && to === `${room}/index.ts` ? [] : [`${path} → ${to}`];
      }),
    );
    expect(wrong).toEqual([]);
  });
});
