/** What a reader opened and closed in the sidebar, and how far it is scrolled: kept for this tab, so that the next page shows it as it was left. */
import { recall, remember } from '../stored.ts';

export interface TreeMemory {
  /** Entries by URL or, where they lead nowhere, by title: whether the reader opened or closed them. */
  readonly toggled: Readonly<Record<string, boolean>>;
  readonly scroll: number;
}

const NOTHING: TreeMemory = { toggled: {}, scroll: 0 };

/** @param tree URL of the locale's tree: each has a memory of its own */
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
