export { type CacheFolder, createCacheFolder, locateCache } from './cache-folder.ts';
export { type Clock, systemClock } from './clock.ts';
export { codeVersion, digestOf, readFolder } from './code-version.ts';
export { readEnvironment } from './environment.ts';
export {
  createDiskFiles,
  decodeText,
  type FileEntry,
  type Files,
  MAX_FILE_BYTES,
  type ReadResult,
} from './files.ts';
export { sha256 } from './hash.ts';
export { createModuleImporter, type ImportModule, type ModuleResult } from './modules.ts';
export { createOutputFolder, type OutputFolder } from './output-folder.ts';
export { type StaticServer, type StaticServerOptions, serveFolder } from './static-server.ts';
export { type Watcher, watchFolders } from './watch.ts';
export { type PoolOptions, runTasks, serveTasks, type TaskAnswer } from './worker-pool.ts';
