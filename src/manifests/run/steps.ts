/**
 * The steps that a page tells its readers: the `kubectl` commands of its code blocks in order, each with the output that the page shows. The output is the text after the command
 * if the block has prompts (`$ kubectl …`), else the following block without a heading in between.
 */
import type { Point } from '../../diagnostics/index.ts';
import { type CodeBlock, codeBlocksOf } from '../code-blocks.ts';
import { type KubectlCall, parseShell } from '../commands.ts';
import type { PageText } from '../prose.ts';

export interface Step {
  readonly call: KubectlCall;
  /** Place of the command in the file. */
  readonly at: Point;
  readonly end: Point;
  /** The output shown on the page. */
  readonly shown: ShownOutput | undefined;
}

export interface ShownOutput {
  readonly text: string;
  /** The place of one of its lines in the file; lines count from 0. */
  lineAt(line: number): Point;
}

const SHELLS: ReadonlySet<string> = new Set('sh bash shell zsh console shell-session terminal'.split(' '));
/** Language names of output blocks. */
const OUTPUTS: ReadonlySet<string> = new Set([
  '',
  'none',
  'text',
  'txt',
  'output',
  'console',
  'yaml',
  'json',
]);
const PROMPT = /^\s*(?:\$|#>|>)\s+(?=kubectl\b)/;

export function stepsOfPage({ text, bodyStart }: PageText): Step[] {
  const steps: Step[] = [];
  const lines = text.split('\n');
  let open: CodeBlock | undefined;
  for (const block of codeBlocksOf(text, bodyStart)) {
    if (/lockstep: skip/.test(block.text)) {
      open = undefined;
      continue;
    }
    const hasPrompt = block.text.split('\n').some((line) => PROMPT.test(line));
    const isShell = SHELLS.has(block.lang) || (block.lang === '' && /^\s*kubectl\s/m.test(block.text));
    if (hasPrompt) {
      steps.push(...stepsWithPrompts(block));
      open = undefined;
    } else if (isShell) {
      steps.push(...stepsOfCommands(block));
      open = block;
    } else {
      const last = steps.at(-1);
      if (open !== undefined && last !== undefined && OUTPUTS.has(block.lang) && follows(open, block, lines))
        steps[steps.length - 1] = { ...last, shown: shownFrom(block, block.text, 0) };
      open = undefined;
    }
  }
  return steps;
}

/** Whether there are at most a few sentences between two blocks. */
function follows(before: CodeBlock, after: CodeBlock, lines: readonly string[]): boolean {
  const from = before.index.pointAt(before.text.length).line;
  const between = lines.slice(from + 1, after.index.pointAt(0).line - 2);
  return between.length <= 8 && !between.some((line) => /^#{1,6}\s/.test(line));
}

function stepsOfCommands(block: CodeBlock): Step[] {
  const { calls } = parseShell(block.text);
  return calls.map((call) => stepAt(block, call, 0, undefined));
}

function stepsWithPrompts(block: CodeBlock): Step[] {
  const steps: Step[] = [];
  const lines = block.text.split('\n');
  const starts = lines.map((_line, at) => offsetOf(lines, at));
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const prompt = PROMPT.exec(line)?.[0];
    if (prompt === undefined) {
      at += 1;
      continue;
    }
    let command = line.slice(prompt.length);
    const start = (starts[at] ?? 0) + prompt.length;
    at += 1;
    while (/\\\s*$/.test(command) && at < lines.length) command += `\n${lines[at++] ?? ''}`;
    const from = at;
    while (at < lines.length && !/^\s*(?:\$|#>)\s/.test(lines[at] ?? '')) at += 1;
    const output = lines.slice(from, at).join('\n').trimEnd();
    const shown = output.trim() === '' ? undefined : shownFrom(block, output, starts[from] ?? 0);
    const [call, ...more] = parseShell(command).calls;
    if (call !== undefined) steps.push(stepAt(block, call, start, more.length === 0 ? shown : undefined));
    steps.push(...more.map((other) => stepAt(block, other, start, undefined)));
  }
  return steps;
}

/** @param start offset in the block */
function shownFrom(block: CodeBlock, text: string, start: number): ShownOutput {
  const lines = text.split('\n');
  return {
    text,
    lineAt: (line) =>
      block.index.pointAt(start + offsetOf(lines, line) + (/^\s*/.exec(lines[line] ?? '')?.[0].length ?? 0)),
  };
}

function offsetOf(lines: readonly string[], at: number): number {
  return lines.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
}

/** @param start offset in the block of the text that the call's offsets refer to */
function stepAt(block: CodeBlock, call: KubectlCall, start: number, shown: ShownOutput | undefined): Step {
  const first = call.words[0] ?? call.files[0];
  const from = start + (first?.offset ?? 0);
  return {
    call,
    at: block.index.pointAt(from),
    end: block.index.pointAt(from + (first?.text.length ?? 0)),
    shown,
  };
}
