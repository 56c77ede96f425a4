/** The entries that a reader opened and closed in the sidebar, and its scroll position. They are kept for this tab and restored on the next page. */
import { recall, remember } from '../stored.ts';

export interface TreeMemory {
  /** Whether the reader opened or closed an entry, by its URL, or by its title if it has none. */
  readonly toggled: Readonly<Record<string, boolean>>;
  readonly scroll: number;
}

const NOTHING: TreeMemory = { toggled: {}, scroll: 0 };

/** @param tree URL of the locale's tree; the state is kept separately for each */
export function recallTree(tree: string): TreeMemory {
  const kept = recall(keyOf(tree), 'tab');
  return kept === null ? NOTHING : { ...NOTHING, ...JSON.parse(kept) };
}

export function rememberTree(tree: string, memory: TreeMemory): void {
  remember(keyOf(tree), JSON.stringify(memory), 'tab');
}

function keyOf(tree: string): string {
  return `sidebar ${tree}`;
}
