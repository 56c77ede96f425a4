import { describe, expect, it } from 'vitest';
import { createProblem, filePlace, NOWHERE } from '../../src/diagnostics/index.ts';
import { renderGithub } from '../../src/reporters/index.ts';
import { REPORT } from './sample.ts';

describe('renderGithub', () => {
  it('makes an annotation of each finding, at its line in the repository', () => {
    expect(renderGithub(REPORT, 'docs/site/')).toMatchSnapshot();
  });

  it('escapes what ends a command, a property or a line', () => {
    const place = filePlace('content/a,b:50%.md', { line: 1, column: 2 });
    const message = 'Unexpected “a\r\nb”: 100%, expected a::b.';
    const problems = [createProblem('missing-page', place, { message, hint: 'Do\nit.' })];
    expect(renderGithub({ checked: 1, problems })).toBe(
      '::error file=content/a%2Cb%3A50%25.md,line=1,col=2,title=missing-page::' +
        'Unexpected “a␍␊b”: 100%25, expected a::b. Do␊it.' +
        '\n',
    );
  });

  it.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'notice'],
  ] as const)('calls %s by the command %s', (severity, command) => {
    const problems = [createProblem('missing-page', NOWHERE, { message: 'm', severity })];
    expect(renderGithub({ checked: 1, problems })).toBe(`::${command} title=missing-page::m\n`);
  });
});
