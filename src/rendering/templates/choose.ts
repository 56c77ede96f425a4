/** Chooses one of a tree's templates for a page in Hugo's order (documentation, “New template system”): language before folder, nearer folders first. */
import type { Page } from '../../corpus/index.ts';
import type { ChosenTemplate } from './site.ts';

/** The properties of a page that decide. */
interface ChoosingPage extends Pick<Page, 'id' | 'locale' | 'params'> {
  readonly kind: string;
}

/** Among equal matches the first is chosen: the site's own. */
export function chooseTemplate(
  templates: readonly ChosenTemplate[],
  name: string,
  page: ChoosingPage,
  format = 'html',
): ChosenTemplate | undefined {
  let best: ChosenTemplate | undefined;
  let bestScore = -1;
  for (const template of templates) {
    if (template.name !== name) continue;
    const score = scoreOf(template, page, format);
    if (score > bestScore) {
      best = template;
      bestScore = score;
    }
  }
  return best;
}

/** How well a template matches a page; -1 if it does not. */
function scoreOf({ folder, words }: ChosenTemplate, page: ChoosingPage, format: string): number {
  const folderScore = scoreOfFolder(folder, page);
  if (folderScore === -1) return -1;
  let score = folderScore;
  for (const word of words) {
    const gain = scoreOfWord(word, page, format);
    if (gain === -1) return -1;
    score += gain;
  }
  return score;
}

function scoreOfWord(word: string, { locale, kind, params }: ChoosingPage, format: string): number {
  if (typeof params.layout === 'string' && word === params.layout.toLowerCase()) return 8_000;
  if (word === kind) return 4_000;
  if (word === (kind === 'page' ? 'single' : 'list')) return 2_000;
  if (word === format) return 1_000;
  if (word === 'all') return 500;
  return word === locale.toLowerCase() ? 200 : -1;
}

/** A folder matches a part of the page's path or, in place of its section, the `type` in its front matter. */
function scoreOfFolder(folder: string, { id, params }: Pick<Page, 'id' | 'params'>): number {
  if (folder === '') return 0;
  const path = id.toLowerCase();
  const { type } = params;
  const typed = typeof type === 'string' ? path.replace(/^[^/]*/, type.toLowerCase()) : path;
  const wanted = folder.toLowerCase();
  const isAbove = `${typed}/`.startsWith(`${wanted}/`) || `${path}/`.startsWith(`${wanted}/`);
  return isAbove ? wanted.split('/').length : -1;
}
