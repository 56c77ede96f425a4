import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileTemplate, runTemplate, TemplateError } from '../../src/templates/index.ts';
import { sprintf } from '../../src/templates/values/printf.ts';
import { functions, run } from './run.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '{{',
    '}}',
    '{{-',
    '-}}',
    '/*',
    '*/',
    '(',
    ')',
    '|',
    ':=',
    '=',
    ',',
    '.',
    '$x',
    '.a',
    '"s"',
    '`r`',
    "'c'",
    ' ',
    '\n',
    'if',
    'else',
    'end',
  ),
  fc.constantFrom(
    'range',
    'with',
    'define',
    'block',
    'template',
    'break',
    'printf',
    'slice',
    'dict',
    '1',
    '-2.5',
    '<a href="',
    '">',
    '<script>',
    "'",
    '<style>',
    '<!--',
  ),
  fc.string({ maxLength: 5 }),
);

it('only throws its own error', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      try {
        const template = compileTemplate('t', pieces.join(''), { functions, html: true });
        runTemplate(template, undefined, { functions, limits: { steps: 10_000 } });
      } catch (error) {
        expect(error).toBeInstanceOf(TemplateError);
      }
    }),
    { numRuns: 2000 },
  );
});

it('keeps text without actions', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.includes('{{')),
      (text) => {
        expect(run(text, {}, false)).toBe(text);
      },
    ),
  );
});

it('never lets a value end the place where it stands', () => {
  const places = [
    '{{.}}',
    '<p title="{{.}}">',
    "<p title='{{.}}'>",
    '<p title={{.}}>',
    '<a href="{{.}}">',
    '<script>var x = "{{.}}"</script>',
    '<script>var x = {{.}}</script>',
    '<p style="color: {{.}}">',
    '<textarea>{{.}}</textarea>',
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.oneof(fc.string(), fc.constantFrom('"', "'", '<', '</script>', '-->', '</textarea>')),
      (place, value) => {
        const [before = '', after = ''] = place.split('{{.}}');
        const printed = run(place, value);
        expect(printed.startsWith(before) && printed.endsWith(after)).toBe(true);
        const inside = printed.slice(before.length, printed.length - after.length);
        expect(inside).not.toMatch(
          after.startsWith('"') ? /["<>]/ : after.startsWith("'") ? /['<>]/ : /[<>]/,
        );
      },
    ),
    { numRuns: 1000 },
  );
});

it('formats any text with any arguments', () => {
  const value = fc.oneof(
    fc.string(),
    fc.double(),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.boolean(),
    fc.constant(null),
  );
  fc.assert(
    fc.property(fc.string(), fc.array(value, { maxLength: 4 }), (format, args) => {
      expect(typeof sprintf(format, args)).toBe('string');
    }),
  );
});
