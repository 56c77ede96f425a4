/**
 * HTML blocks that end as they do in Goldmark before 1.7.12 (Hugo before 0.148). A comment, instruction, declaration or CDATA section that ends on
 * another line than it began swallows the next line's container marks: the line belongs to every list item and quote that is open, whatever
 * stands before its text, and is read from its first column. So
 *
 *     1. text
 *        <!--
 *        comment
 *        -->
 *            a line
 *     2. text
 *
 * has a code block with `    a line`, and an item `2.` right below the comment would open a list inside the first item. (Goldmark's parser moves on to
 * the next line when it closes such a block, and then opens blocks in the container that is current instead of looking for the container's marks first.)
 */
import { blockQuote, htmlFlow } from 'micromark-core-commonmark';
import type { Code, Construct, Extension, ParseContext, State } from 'micromark-util-types';
import { isLineEnding, spaces, takeLineEnding } from './white-space.ts';

/** For each text that is being parsed, the line below the last block of that kind. */
const freeLines = new WeakMap<ParseContext, number>();

/** Extensions with the rule added: the containers among them (lists are, since they are ours) follow it too. */
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
        // The block has ended: what the next line opens must not wait for it.
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

/** A blank line below the block is swallowed as well: it makes no list loose. */
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

/** A container that goes on over a free line without a look at it. */
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
