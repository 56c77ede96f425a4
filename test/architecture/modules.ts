/** Reads the source files of the project with TypeScript's parser: their imports, including those of types, and the global values that they use. */
import { readdirSync, readFileSync } from 'node:fs';
import { extname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

export interface Module {
  /** Relative to the folder that was read, with `/`. */
  readonly path: string;
  readonly imports: readonly Import[];
  /** Names of values that the file uses and neither declares nor imports; also `new Date()`, `Date.now` and `Math.random`. */
  readonly globals: ReadonlySet<string>;
}

export interface Import {
  readonly specifier: string;
  /** Path of the file, relative to the project; `undefined` for packages and modules of Node. */
  readonly target: string | undefined;
  /** Whether only types are imported (`import type`), so that nothing is left of it when the program runs. */
  readonly isType: boolean;
}

/** The modules of a folder of the project, sorted by path. */
export function readModules(folder: string): Module[] {
  return readCode(folder).map(({ path, code }) => readModule(folder, path, code));
}

/** The code of a folder's modules, sorted by path; that of `.astro` files is their front matter and scripts. */
export function readCode(folder: string): { readonly path: string; readonly code: string }[] {
  return readdirSync(posix.join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => ['.ts', '.astro'].includes(extname(path)))
    .sort()
    .map((path) => {
      const text = readFileSync(posix.join(PROJECT, folder, path), 'utf8');
      return { path, code: path.endsWith('.astro') ? astroCode(text) : text };
    });
}

/** The TypeScript in an Astro component. */
export function astroCode(text: string): string {
  const frontMatter = /^---\n([\s\S]*?)\n---(?:\n|$)/.exec(text)?.[1] ?? '';
  const scripts = [...text.matchAll(/<script(?:\s[^>]*)?>([\s\S]*?)<\/script>/g)].map(
    ([, code]) => code ?? '',
  );
  return [frontMatter, ...scripts].join('\n');
}

export function readModule(folder: string, path: string, code: string): Module {
  const here = posix.dirname(posix.join(folder, path));
  const types = typeImportsOf(code);
  const imports = ts.preProcessFile(code, true, true).importedFiles.map(({ fileName }) => ({
    specifier: fileName,
    target: fileName.startsWith('.') ? posix.join(here, fileName.replace(/\?.*$/, '')) : undefined,
    isType: types.has(fileName),
  }));
  return { path, imports, globals: globalsOf(code) };
}

/** Modules of which all imports are for types only. */
function typeImportsOf(code: string): ReadonlySet<string> {
  const { statements } = ts.createSourceFile('module.ts', code, ts.ScriptTarget.Latest);
  const types = new Set<string>();
  const values = new Set<string>();
  for (const statement of statements) {
    const isExport = ts.isExportDeclaration(statement);
    if (!isExport && !ts.isImportDeclaration(statement)) continue;
    const { moduleSpecifier } = statement;
    if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) continue;
    const isType = isExport ? statement.isTypeOnly : statement.importClause?.isTypeOnly === true;
    (isType ? types : values).add(moduleSpecifier.text);
  }
  return types.difference(values);
}

function globalsOf(code: string): ReadonlySet<string> {
  const source = ts.createSourceFile('module.ts', code, ts.ScriptTarget.Latest, true);
  const used = new Set<string>();
  const declared = new Set<string>();
  const walk = (node: ts.Node): void => {
    const clock = clockOf(node);
    if (clock !== undefined) used.add(clock);
    if (ts.isIdentifier(node)) (declares(node) ? declared : isValue(node) ? used : ignored).add(node.text);
    ts.forEachChild(node, walk);
  };
  const ignored = new Set<string>();
  walk(source);
  return new Set([...used].filter((name) => !declared.has(name)));
}

/** Uses of the clock and of random numbers. */
function clockOf(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0)
    return 'new Date()';
  const name = ts.isPropertyAccessExpression(node) ? node.getText() : '';
  return ['Date.now', 'Math.random'].includes(name) ? name : undefined;
}

function declares(name: ts.Identifier): boolean {
  const { parent } = name;
  return (
    (ts.isVariableDeclaration(parent) ||
      ts.isParameter(parent) ||
      ts.isBindingElement(parent) ||
      ts.isFunctionDeclaration(parent) ||
      ts.isImportSpecifier(parent) ||
      ts.isImportClause(parent) ||
      ts.isNamespaceImport(parent)) &&
    parent.name === name
  );
}

/** Whether an identifier is a value, not the name of a property or part of a type. */
function isValue(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === name;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === name;
  return !(
    ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isTypeReferenceNode(parent) ||
    ts.isQualifiedName(parent) ||
    ts.isInterfaceDeclaration(parent) ||
    ts.isTypeAliasDeclaration(parent)
  );
}
