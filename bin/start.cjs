// Apart from lockstep.cjs, because a Node without `import()` could not even read a file that has one.
import('../lib/scripts/lockstep.js').catch((error) => {
  process.stderr.write(`lockstep: ${error.stack || error}\n`);
  process.exitCode = 2;
});
