import type { PipeNode, TemplateTree } from '../syntax/nodes.ts';
import type { EscaperName } from './escapers.ts';

/** An executable template: text to print, values with their escapers, calls by the name of the prepared template. */
export interface Prepared {
  readonly tree: TemplateTree;
  readonly root: PreparedList;
}

export interface PreparedList {
  readonly nodes: readonly PreparedNode[];
}

export type PreparedNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'action'; readonly pipe: PipeNode; readonly escapers: readonly EscaperName[] }
  | {
      readonly kind: 'if' | 'with' | 'range';
      readonly pipe: PipeNode;
      readonly list: PreparedList;
      readonly elseList: PreparedList | undefined;
      readonly at: number;
    }
  | { readonly kind: 'break' | 'continue' }
  | {
      readonly kind: 'template';
      readonly name: string;
      readonly key: string;
      readonly pipe: PipeNode | undefined;
      readonly at: number;
    };

export interface PreparedSet {
  readonly main: Prepared;
  /** By the key of a call. */
  readonly called: ReadonlyMap<string, Prepared>;
}
