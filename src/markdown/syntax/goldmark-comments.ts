/**
 * HTML blocks that end as in Goldmark before 1.7.12 (Hugo before 0.148). If a comment, instruction, declaration or CDATA section ends on another line than it began, the next
 * line's container markers are ignored: the line belongs to every open list item and quote, and is parsed from its first column. So
 *
 * 1. text <!-- comment --> a line
 * 2. text
 *
 * has a code block with `    a line`, and an item `2.` right below the comment would open a list inside the first item. (When Goldmark's parser closes such a block, it moves to
 * the next line and opens blocks in the current container without first matching the container's markers.)
 */
import { blockQuote, htmlFlow } from 'micromark-core-commonmark';
import type { Code, Construct, Extension, ParseContext, State } from 'micromark-util-types';
import { isLineEnding, spaces, takeLineEnding } from './white-space.ts';

/** For each text being parsed, the line below the last such block. */
const freeLines = new WeakMap<ParseContext, number>();

/** Adds the rule to extensions; it also applies to containers among them, such as our lists. */
export function goldmarkComments(extensions: readonly Extension[]): Extension[] {
  return [
    ...extensions.map(withPassingContainers),
    {
      document: { [QUOTE_MARKER]: passing(blockQuote) },
      flow: { [LESS_THAN]: endingBlock },
      disable: { null: ['htmlFlow'] },
    },
  ];
}

const QUOTE_MARKER = '>'.charCodeAt(0);
const LESS_THAN = '<'.charCodeAt(0);
const EXCLAMATION_MARK = '!'.charCodeAt(0);
const QUESTION_MARK = '?'.charCodeAt(0);

const endingBlock: Construct = {
  ...htmlFlow,
  name: 'goldmarkHtmlFlow',
  tokenize(effects, ok, nok) {
    const { parser } = this;
    const { line } = this.now();
    let endsInMark = false;
    const atName = (name: State) => (code: Code) => {
      endsInMark = code === EXCLAMATION_MARK || code === QUESTION_MARK;
      return name(code);
    };
    const start = htmlFlow.tokenize.call(
      this,
      effects,
      (code) => {
        const last = this.now().line;
        if (!endsInMark || last === line || code === null) return ok(code);
        freeLines.set(parser, last + 1);
        // The block has ended: the next line must be able to open another one.
        this.currentConstruct = undefined;
        return effects.attempt(blankLineBelow, ok, ok)(code);
      },
      nok,
    );
    return (code) => {
      const name = start(code);
      return name === undefined ? undefined : atName(name);
    };
  },
};

/** A blank line below the block is ignored too: it does not make a list loose. */
const blankLineBelow: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const atEnd: State = (code) => (isLineEnding(code) ? ok(code) : nok(code));
    return (code) => {
      if (!isLineEnding(code)) return nok(code);
      takeLineEnding(effects, code);
      return spaces(effects, {}, atEnd, nok);
    };
  },
};

/** A container that continues over such a line without checking it. */
function passing(container: Construct): Construct {
  const { continuation } = container;
  if (continuation === undefined) return container;
  return {
    ...container,
    continuation: {
      ...continuation,
      tokenize(effects, ok, nok) {
        return freeLines.get(this.parser) === this.now().line
          ? ok
          : continuation.tokenize.call(this, effects, ok, nok);
      },
    },
  };
}

function withPassingContainers(extension: Extension): Extension {
  if (extension.document === undefined) return extension;
  const document = Object.entries(extension.document).map(([code, constructs]) => [
    code,
    Array.isArray(constructs) ? constructs.map(passing) : constructs && passing(constructs),
  ]);
  return { ...extension, document: Object.fromEntries(document) };
}
