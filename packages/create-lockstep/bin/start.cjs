// Apart from create-lockstep.cjs, because a Node without `import()` could not even read a file that has one.
import('../lib/create.js').catch((error) => {
  process.stderr.write(`create-lockstep: ${error.stack || error}\n`);
  process.exitCode = 2;
});
