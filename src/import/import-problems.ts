/** Why a file cannot be imported, or needs something. */
import { createProblem, filePlace, NOWHERE, type Problem } from '../diagnostics/index.ts';
import type { Finding } from '../dialects/index.ts';
import type { ReadResult } from '../io/index.ts';

export function unreadable(file: string, read: Exclude<ReadResult, { kind: 'text' }>): Problem {
  if (read.kind === 'not-text') {
    return createProblem('invalid-encoding', filePlace(file), {
      message: `Unexpected byte at offset ${read.offset}, expected text in UTF-8.`,
      hint: 'Save the file as UTF-8, or leave it out.',
    });
  }
  const reasons = {
    missing: 'no file',
    outside: 'a symbolic link out of its folder',
    'too-large': 'a file that is too large',
    unreadable: 'a file that cannot be read',
  };
  return createProblem('unreadable-file', filePlace(file), {
    message: `Unexpected ${reasons[read.kind]} at ${file}, expected a page.`,
    hint: 'Name the file of a page.',
    target: file,
  });
}

export function emptyFile(file: string): Problem {
  return createProblem('empty-file', filePlace(file), {
    message: 'Unexpected file without text, expected a page.',
    hint: 'Leave the file out.',
  });
}

export function unknownDialect(file: string): Problem {
  return createProblem('unknown-dialect', filePlace(file), {
    message:
      'Unexpected text with neither front matter nor a heading, expected a page of Hugo, VuePress or plain Markdown.',
    hint: 'Give it a title, or say what it is with --dialect.',
  });
}

export function unknownLocale(locale: string): Finding {
  return {
    kind: 'need',
    rule: 'locale',
    message: `Unexpected language “${locale}”, expected one of the locales of the site: add it to the configuration, or choose one with --locale.`,
    target: locale,
    place: NOWHERE,
  };
}
