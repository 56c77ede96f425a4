/** Use case: record that a translation is up to date. */

import { parseOutline } from '../../alignment/index.ts';
import { decodeText, type Git } from '../../io/index.ts';
import { isBlobKey, parsePin, setPin, signDraft } from '../pins.ts';
import type { DriftPage, SectionChange } from '../report.ts';
import { openAll } from '../reporting/elsewhere.ts';
import { createReader, readLedger } from '../reporting/judge-pages.ts';
import type { Tree } from '../reporting/load-tree.ts';
import { readTexts } from '../reporting/texts.ts';
import { untouchedOfLedger, untouchedSections } from '../untouched-sections.ts';

export type PinResult =
  | {
      readonly kind: 'pinned';
      readonly file: string;
      readonly text: string;
      readonly key: string;
      readonly value: string;
    }
  /** The page has this pin already. */
  | { readonly kind: 'unchanged'; readonly file: string; readonly value: string }
  /** Sections whose source changed have not been edited. */
  | { readonly kind: 'untouched'; readonly file: string; readonly sections: readonly SectionChange[] }
  | { readonly kind: 'impossible'; readonly file: string; readonly why: PinObstacle };

/** Why a page cannot be pinned. */
export type PinObstacle =
  | {
      readonly kind:
        | 'no-git'
        | 'no-file'
        /** The translation has no text of its own. */
        | 'no-text'
        | 'unreadable'
        /** The file is a symbolic link, or leads out of the site through one. */
        | 'behind-link';
    }
  | { readonly kind: 'no-source'; readonly sourceFile: string }
  /** The key of pins names a commit, and the source differs from the committed one. */
  | { readonly kind: 'uncommitted-source'; readonly sourceFile: string; readonly key: string };

/** Returns the text of a page with its new pin; nothing is written here. */
export async function pinPage(page: DriftPage, tree: Tree, force: boolean): Promise<PinResult> {
  const { file, sourceFile, status } = page;
  const { git, site } = tree;
  if (git === undefined) return { kind: 'impossible', file, why: { kind: 'no-git' } };
  const obstacle = obstacleOf(page, force);
  if (obstacle !== undefined) return { kind: 'impossible', file, why: obstacle };
  const text = tree.files.readText(file);
  const blob = tree.blobs.get(sourceFile);
  if (text.kind !== 'text' || blob === undefined)
    return { kind: 'impossible', file, why: { kind: 'unreadable' } };
  const key = site.drift.pins[0] ?? 'source_blob';
  // A draft keeps the version that the program translated: later changes belong to the next report.
  const made = page.draft === true ? parsePin(text.text, site.drift.pins) : undefined;
  if (made !== undefined)
    return { kind: 'pinned', file, text: signDraft(text.text), key: made.key, value: made.value };
  const commit = tree.dirty.has(sourceFile) ? undefined : (tree.source?.head ?? git.head);
  const value = isBlobKey(key) ? blob : commit;
  if (value === undefined)
    return {
      kind: 'impossible',
      file,
      why: { kind: 'uncommitted-source', sourceFile, key },
    };
  if (status === 'drifted' && !force) {
    const sections = await untouchedOfPage(page, tree, git);
    if (sections.length > 0) return { kind: 'untouched', file, sections };
  }
  const pinned = setPin(page.draft === true ? signDraft(text.text) : text.text, key, value);
  return pinned === text.text
    ? { kind: 'unchanged', file, value }
    : { kind: 'pinned', file, text: pinned, key, value };
}

/** The reason why a page with this status cannot be pinned. */
function obstacleOf({ status, draft, sourceFile }: DriftPage, force: boolean): PinObstacle | undefined {
  if (status === 'missing') return { kind: 'no-file' };
  if (status === 'orphaned') return { kind: 'no-source', sourceFile };
  return status === 'untranslated' && draft !== true && !force ? { kind: 'no-text' } : undefined;
}

/** Changes of the source that the translation does not reflect, up to the work tree. */
async function untouchedOfPage(page: DriftPage, tree: Tree, git: Git): Promise<readonly SectionChange[]> {
  const { file, sourceFile, locale, base, trail = [] } = page;
  const reported = page.sections.filter(
    ({ answered, severity }) => answered !== true && severity !== 'minor',
  );
  const [source, own] = [tree.optionsOf(), tree.optionsOf(locale)];
  const path = tree.pathOf(sourceFile);
  const last = trail.at(-1);
  if (last !== undefined) {
    // Without a pin every commit has been examined already: only uncommitted changes can be new.
    if (last.after === tree.blobs.get(file)) return reported;
    const objects = openAll([git, ...tree.elsewhere.map((each) => each.git)]);
    try {
      const read = createReader(objects, source);
      const ledger = await readLedger({ path, before: base?.blob, trail }, read, own);
      const before = await read(last.after, path, own);
      if (ledger === undefined || before === undefined) return reported;
      const now = parseOutline(tree.readText(file), own, path);
      return untouchedOfLedger(
        ledger,
        parseOutline(tree.readText(sourceFile), source, path),
        before,
        now,
        source,
      );
    } finally {
      await objects.close();
    }
  }
  const texts = (await readTexts([page], tree)).get(file);
  const translationBefore = texts === undefined ? undefined : await translationAtBase(page, tree);
  return texts === undefined || translationBefore === undefined
    ? page.sections
    : untouchedSections({ ...texts, translationBefore }, source, own, path);
}

/**
 * The translation when its base was correct: with a pin, its first version that has this pin; otherwise the last committed one. `undefined` if it was never
 * committed.
 */
async function translationAtBase({ file, base }: DriftPage, tree: Tree): Promise<string | undefined> {
  const { git } = tree;
  if (git === undefined) return undefined;
  const path = tree.toGit(file);
  const commits = (await git.history([path])).filter(({ changes }) =>
    changes.some((change) => change.path === path),
  );
  const blobs = commits.flatMap(({ changes }) => changes.find((change) => change.path === path)?.after ?? []);
  const versions = new Map<number, string>();
  await git.readObjects(blobs, (index, content) => {
    const decoded = content === undefined ? undefined : decodeText(content);
    if (decoded?.kind === 'text') versions.set(index, decoded.text);
  });
  const pin = base?.from === 'pin' ? (base.blob ?? base.commit ?? '') : '';
  let found = versions.get(0);
  if (pin === '') return found;
  const names = [base?.blob, base?.commit].filter((name) => name !== undefined);
  for (let index = 0; index < blobs.length; index += 1) {
    const text = versions.get(index);
    if (text === undefined || !names.some((name) => text.slice(0, 8000).includes(name.slice(0, 7)))) break;
    found = text;
  }
  return found;
}
