// Apart from lockstep.cjs, because a Node without `import()` could not even read a file that has one.
var existsSync = require('node:fs').existsSync;
var join = require('node:path').join;
// In the repository the program runs from its source, whatever packing has left in lib/.
var source = join(__dirname, '../scripts/lockstep.ts');
import(existsSync(source) ? '../scripts/lockstep.ts' : '../lib/scripts/lockstep.js').catch((error) => {
  process.stderr.write(`lockstep: ${error.stack || error}\n`);
  process.exitCode = 2;
});
