/** The syntax tree of a template. Every node has its offset in the text. */

export interface TemplateTree {
  readonly name: string;
  /** Name of the template that contains the text. */
  readonly file: string;
  /** The whole text of the file, to compute lines and columns. */
  readonly text: string;
  readonly root: ListNode;
}

export interface ListNode {
  readonly kind: 'list';
  readonly nodes: readonly TreeNode[];
}

export type TreeNode =
  | TextNode
  | ActionNode
  | BranchNode
  | { readonly kind: 'break' | 'continue'; readonly at: number }
  | TemplateNode;

export interface TextNode {
  readonly kind: 'text';
  readonly text: string;
  readonly at: number;
}

export interface ActionNode {
  readonly kind: 'action';
  readonly pipe: PipeNode;
  readonly at: number;
}

export interface BranchNode {
  readonly kind: 'if' | 'with' | 'range';
  readonly pipe: PipeNode;
  readonly list: ListNode;
  readonly elseList: ListNode | undefined;
  readonly at: number;
}

export interface TemplateNode {
  readonly kind: 'template';
  readonly name: string;
  readonly pipe: PipeNode | undefined;
  readonly at: number;
}

export interface PipeNode {
  readonly kind: 'pipe';
  /** Variables that it declares or, with `assigns`, sets: `$i`, `$x`. */
  readonly variables: readonly string[];
  readonly assigns: boolean;
  readonly commands: readonly CommandNode[];
  readonly at: number;
}

export interface CommandNode {
  readonly args: readonly Operand[];
  readonly at: number;
}

export type Operand =
  | { readonly kind: 'identifier'; readonly name: string; readonly at: number }
  | {
      readonly kind: 'variable';
      readonly name: string;
      readonly fields: readonly string[];
      readonly at: number;
    }
  | { readonly kind: 'field'; readonly fields: readonly string[]; readonly at: number }
  | {
      readonly kind: 'chain';
      readonly base: Operand;
      readonly fields: readonly string[];
      readonly at: number;
    }
  | { readonly kind: 'dot' | 'nil'; readonly at: number }
  | { readonly kind: 'bool'; readonly value: boolean; readonly at: number }
  /** `bigint` is Go's int, `number` its float64. */
  | { readonly kind: 'number'; readonly value: bigint | number; readonly text: string; readonly at: number }
  | { readonly kind: 'string'; readonly value: string; readonly text: string; readonly at: number }
  | PipeNode;

/** An internal function that returns its arguments as a value. */
export const ARGUMENTS = ' arguments';

/** Prints an expression as in Go's errors. */
export function printOperand(node: Operand): string {
  switch (node.kind) {
    case 'identifier':
      return node.name;
    case 'variable':
      return [node.name, ...node.fields].join('.');
    case 'field':
      return node.fields.map((name) => `.${name}`).join('');
    case 'chain': {
      const base = printOperand(node.base);
      const inside = node.base.kind === 'pipe' && !base.startsWith('(') ? `(${base})` : base;
      return inside + node.fields.map((name) => `.${name}`).join('');
    }
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'bool':
      return String(node.value);
    case 'pipe':
      return printPipe(node);
    default:
      return node.text;
  }
}

export function printCommand(command: CommandNode): string {
  return command.args
    .map((arg) => (arg.kind === 'pipe' ? `(${printPipe(arg)})` : printOperand(arg)))
    .join(' ');
}

function printPipe({ variables, assigns, commands }: PipeNode): string {
  const head = variables.length === 0 ? '' : `${variables.join(', ')} ${assigns ? '=' : ':='} `;
  return head + commands.map(printCommand).join(' | ');
}
