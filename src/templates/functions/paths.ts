/** `path.*`, with `/` on every machine. */
import { toText } from '../values/cast.ts';
import { type GoValue, itemsOf, PrintedRecord } from '../values/value.ts';
import { type Functions, fn, many } from './define.ts';

/** Go's `path.Clean`. */
function cleanPath(path: string): string {
  const rooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!rooted) parts.push('..');
  }
  return (rooted ? '/' : '') + parts.join('/') || '.';
}

function joinPaths(parts: readonly string[]): string {
  const solid = parts.filter((part) => part !== '');
  return solid.length === 0 ? '' : cleanPath(solid.join('/'));
}

function baseOf(path: string): string {
  if (path === '') return '.';
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot === -1 ? '' : name.slice(dot);
}

function splitPath(path: string): [folder: string, file: string] {
  const slash = path.lastIndexOf('/') + 1;
  return [path.slice(0, slash), path.slice(slash)];
}

const textsOf = (args: readonly GoValue[]): string[] =>
  args.flatMap((arg): readonly GoValue[] => itemsOf(arg) ?? [arg]).map(toText);

export const path: Functions = {
  Base: fn(1, ([value]) => baseOf(toText(value))),
  BaseName: fn(1, ([value]) => {
    const [base, extension] = [baseOf(toText(value)), extensionOf(toText(value))];
    return base.endsWith(extension) ? base.slice(0, base.length - extension.length) : base;
  }),
  Clean: fn(1, ([value]) => cleanPath(toText(value))),
  Dir: fn(1, ([value]) => cleanPath(splitPath(toText(value))[0])),
  Ext: fn(1, ([value]) => extensionOf(toText(value))),
  Join: many(0, (args) => joinPaths(textsOf(args))),
  Split: fn(1, ([value]) => {
    const [folder, file] = splitPath(toText(value));
    return new PrintedRecord('paths.DirFile', `${folder}|${file}`, { Dir: folder, File: file });
  }),
};
