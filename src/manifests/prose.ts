/** Checks manifests and commands in pages, and compares them with the examples. */
import { createProblem, filePlace, nearestName, type Problem } from '../diagnostics/index.ts';
import { checkManifest, type KnownKinds } from './check-manifest.ts';
import type { Extent } from './check-value.ts';
import { type CodeBlock, codeBlocksOf } from './code-blocks.ts';
import { createdObjects, type KubectlCall, namedObjects, parseShell, type Word } from './commands.ts';
import { findingToProblem } from './example.ts';
import { faultsToProblems } from './faults.ts';
import { type ParsedDocuments, parseJsonTree, parseYamlTrees } from './parse-trees.ts';
import { needsSpec } from './rules/index.ts';
import { nodeAt, objectsOf, type TreeNode, textAt } from './tree.ts';

export interface PageText {
  /** Relative to the site directory. */
  readonly file: string;
  readonly locale: string;
  readonly text: string;
  readonly bodyStart: number;
}

/** A page with parsed manifests and commands. */
export interface ParsedPage extends PageText {
  readonly manifests: readonly PageManifest[];
  readonly commands: readonly PageCommand[];
}

export interface PageManifest extends ParsedDocuments {
  readonly block: Pick<CodeBlock, 'index'>;
  /** Offset of the manifest in the block. */
  readonly offset: number;
  readonly text: string;
  readonly extent: Extent;
}

export interface PageCommand {
  readonly block: CodeBlock;
  readonly call: KubectlCall;
}

const SHELLS: ReadonlySet<string> = new Set('sh bash shell zsh console shell-session terminal'.split(' '));
const DATA: ReadonlySet<string> = new Set(['yaml', 'yml', 'json']);
/** Marks omitted content. */
const ELLIPSIS = /^[ \t]*(?:[-#]|\/\/)?[ \t]*(?:\.\.\.|…|\[(?:\.\.\.|…)\]|<snip>|<(?:\.\.\.|…)>).*$/gm;

/** A value that the reader replaces: `<integer>`. */
const PLACEHOLDER = /:[ \t]+(?:["']?<[^<>\n]+>["']?|\.\.\.|…)[ \t]*(?:#.*)?$/m;

/** Whether a text may contain anything for {@link parsePage}; fast, for thousands of pages. */
export function mayHoldManifests(text: string): boolean {
  return text.includes('kubectl') || (text.includes('apiVersion') && text.includes('kind'));
}

export function parsePage(page: PageText): ParsedPage {
  const manifests: PageManifest[] = [];
  const commands: PageCommand[] = [];
  for (const block of codeBlocksOf(page.text, page.bodyStart)) {
    if (/lockstep: skip/.test(block.text)) continue;
    // A block that writes a file with shell commands is a shell block, whatever its language.
    const isShell = SHELLS.has(block.lang) || block.lang === '' || /<<-?\s*['"]?[A-Z]/.test(block.text);
    if (DATA.has(block.lang) && !isShell) {
      const manifest = parseManifest(block, block.text, 0, block.lang === 'json');
      if (manifest !== undefined) manifests.push(manifest);
    } else if (isShell && /kubectl|<</.test(block.text)) {
      const { calls, documents } = parseShell(block.text);
      const isApplied = calls.length > 0;
      commands.push(...calls.map((call) => ({ block, call })));
      for (const { text, offset } of documents) {
        // Values that the shell inserts are unknown.
        const manifest = /[$`]/.test(text) ? undefined : parseManifest(block, text, offset, false);
        if (manifest !== undefined) manifests.push(isApplied ? manifest : asPart(manifest));
      }
    }
  }
  return { ...page, manifests, commands };
}

function parseManifest(
  block: CodeBlock,
  text: string,
  offset: number,
  isJson: boolean,
): PageManifest | undefined {
  if (!text.includes('apiVersion') || !text.includes('kind') || /\{\{[<%]/.test(text)) return undefined;
  // Spaces in place of the line preserve all offsets.
  const whole = text.replace(ELLIPSIS, (line) => ' '.repeat(line.length));
  const cut = whole !== text;
  const extent = PLACEHOLDER.test(text) ? 'outline' : cut ? 'part' : 'whole';
  const parsed = isJson ? parseJsonTree(whole) : parseYamlTrees(whole);
  // Next to an ellipsis, the syntax is informal.
  return {
    ...parsed,
    faults: extent !== 'whole' || isJson ? [] : parsed.faults,
    block,
    offset,
    text: whole,
    extent,
  };
}

/** A file that a block only writes may be a patch that something else merges: no field is required. */
function asPart(manifest: PageManifest): PageManifest {
  return manifest.extent === 'whole' ? { ...manifest, extent: 'part' } : manifest;
}

/** Checks manifests in prose: whole ones like examples, parts for what they show. */
export function checkPageManifests(page: ParsedPage, known: KnownKinds): Problem[] {
  return page.manifests.flatMap(({ documents, faults, block, offset, text, extent }) => {
    const index = { pointAt: (at: number) => block.index.pointAt(at + offset) };
    return [
      ...faultsToProblems(faults, page.file, page.locale, index),
      ...documents
        .filter(
          (document) =>
            textAt(document, 'apiVersion') !== undefined && textAt(document, 'kind') !== undefined,
        )
        .flatMap((document) =>
          checkManifest(document, known, { file: page.file, extent: extentOf(document, extent) }),
        )
        .filter((finding) => !ELIDED.test(text.slice(finding.offset, finding.end ?? finding.offset)))
        // A manifest in prose may omit fields on purpose.
        .map((finding) => (finding.absence === true ? { ...finding, severity: 'warning' as const } : finding))
        .map((finding) => findingToProblem(finding, page.file, page.locale, index)),
    ];
  });
}

/** An abbreviated value in prose: `MIIC2D…`, `<certificate>`, `base64 encoded key`. */
const ELIDED = /\.\.\.|…|<[^<>\n]+>|\bbase64\b/i;

/** A manifest without a name or spec only illustrates something. */
function extentOf(document: TreeNode, extent: Extent): Extent {
  const named = textAt(document, 'metadata', 'name') ?? textAt(document, 'metadata', 'generateName');
  const kind = textAt(document, 'kind') ?? '';
  const bare = named === undefined || (needsSpec(kind) && nodeAt(document, 'spec') === undefined);
  return extent === 'whole' && bare ? 'part' : extent;
}

/** The meaning of a path or URL in a command. */
export type CommandTarget =
  | { readonly kind: 'example'; readonly file: string }
  /** It should be one of the site's examples but is not. */
  | { readonly kind: 'missing'; readonly suggestion: string | undefined }
  | { readonly kind: 'elsewhere' };

const APPLYING: ReadonlySet<string> = new Set(['apply', 'create', 'replace', 'delete']);

export interface CommandFile {
  readonly command: PageCommand;
  readonly word: Word;
  /** The manifest is merged into an existing object. */
  readonly partial: boolean;
}

/** The files that commands of a page apply, create from, replace or delete. */
export function commandFiles({ commands }: ParsedPage): CommandFile[] {
  return commands.flatMap((command) => {
    const { verb, files, options } = command.call;
    const partial = options.has('--server-side') || options.get('--server-side') === 'true';
    const patch = options.get('--patch-file');
    return [
      ...(APPLYING.has(verb) ? files.map((word) => ({ command, word, partial })) : []),
      ...(patch === undefined ? [] : [{ command, word: { text: patch, offset: 0 }, partial: true }]),
    ];
  });
}

export function checkCommandFile(
  { command, word }: CommandFile,
  target: CommandTarget,
  page: PageText,
): Problem[] {
  if (target.kind !== 'missing') return [];
  const { index } = command.block;
  return [
    createProblem(
      'missing-example',
      filePlace(page.file, index.pointAt(word.offset), index.pointAt(word.offset + word.text.length)),
      {
        message: `Unexpected file “${word.text}” in a kubectl command, expected one of the examples.`,
        hint: 'Correct the path, or add the file to the examples.',
        locale: page.locale,
        target: word.text,
        suggestion: target.suggestion,
      },
    ),
  ];
}

/**
 * Finds names in commands that no example of the page defines. Only kinds that the page's examples contain are checked: others may be in the reader's cluster.
 *
 * @param documents of the examples that the page shows or applies
 */
export function checkCommandNames(page: ParsedPage, documents: readonly TreeNode[]): Problem[] {
  const defined = new Map<string, Set<string>>();
  const all = new Set<string>();
  const add = (kind: string, name: string) => {
    defined.set(kind, (defined.get(kind) ?? new Set()).add(name));
    all.add(name);
  };
  const examples = objectsOf(documents);
  const shown = new Set(examples.map((object) => textAt(object, 'kind') ?? ''));
  const inProse = objectsOf(page.manifests.flatMap((manifest) => manifest.documents));
  for (const object of [...examples, ...inProse]) {
    const name = textAt(object, 'metadata', 'name') ?? textAt(object, 'metadata', 'generateName');
    if (name !== undefined) add(textAt(object, 'kind') ?? '', name);
    for (const claim of claimTemplates(object)) all.add(claim);
  }
  for (const { call } of page.commands) for (const { kind, name } of createdObjects(call)) add(kind, name);
  return page.commands.flatMap(({ call, block }) => {
    const namespace = call.options.get('-n') ?? call.options.get('--namespace');
    if (namespace?.startsWith('kube-') === true || call.options.has('--context')) return [];
    return namedObjects(call).flatMap(({ kind, name }): Problem[] => {
      const known = defined.get(kind);
      if (known === undefined || !shown.has(kind)) return [];
      if (isDefined(name.text, all) || GENERATED.test(name.text) || PLACEHOLDER_NAME.test(name.text))
        return [];
      const suggestion = nearestName(name.text, known);
      const { offset, text } = name;
      return [
        createProblem(
          'dangling-reference',
          filePlace(page.file, block.index.pointAt(offset), block.index.pointAt(offset + text.length)),
          {
            message: `Unexpected ${kind} “${text}” in a command, expected one that the page's examples create: ${[
              ...known,
            ]
              .slice(0, 5)
              .map((one) => `“${one}”`)
              .join(', ')}.`,
            hint:
              suggestion === undefined ? 'Correct the name, or show the manifest.' : `Write ${suggestion}.`,
            locale: page.locale,
            target: text,
            suggestion,
          },
        ),
      ];
    });
  });
}

/** A name that the reader replaces. */
const PLACEHOLDER_NAME = /^(?:my|your|some|name-of|the)-/;

/** Ends with the suffix of a controller or an id. */
const GENERATED = /-(?:[a-z0-9]{5}|[a-f0-9]{8,})$/;

/** Whether a name is that of an object, or derived from it by a controller: `web-0`, `web-5d4b9c-x7k2p`. */
function isDefined(name: string, all: ReadonlySet<string>): boolean {
  if (all.has(name)) return true;
  for (const one of all)
    if (name.startsWith(`${one.replace(/-$/, '')}-`) || name.endsWith(`-${one}-0`)) return true;
  return false;
}

function claimTemplates(object: TreeNode): string[] {
  const spec = object.kind === 'map' ? object.entries.find(({ key }) => key === 'spec')?.value : undefined;
  const templates =
    spec?.kind === 'map' ? spec.entries.find(({ key }) => key === 'volumeClaimTemplates')?.value : undefined;
  return templates?.kind === 'list'
    ? templates.items.flatMap((item) => textAt(item, 'metadata', 'name') ?? [])
    : [];
}
