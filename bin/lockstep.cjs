#!/usr/bin/env node
// Where the installed program starts. Every Node can read this file, so that one that is too old is named in a sentence; the rest is in start.cjs.
var needed = require('../package.json').engines.node.replace(/[^0-9.]/g, '');
var found = process.versions.node;
var parts = [needed.split('.'), found.split('.')];
var at = parts[0][0] === parts[1][0] ? 1 : 0;
if (Number(parts[1][at]) < Number(parts[0][at])) {
  process.stderr.write(
    'lockstep: Unexpected Node '.concat(
      found,
      ', expected ',
      needed,
      ' or later. Install a newer one: https://nodejs.org/\n',
    ),
  );
  process.exitCode = 2;
} else {
  require('./start.cjs');
}
