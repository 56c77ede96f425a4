export {
  BrowserError,
  type BrowserOptions,
  type BrowserPage,
  openBrowserPage,
} from './browser/browser-page.ts';
export { findBrowser } from './browser/find-browser.ts';
export {
  type CacheFolderContents,
  clearCache,
  NotACacheError,
  pruneCache,
  type Removed,
  surveyCache,
  type Verified,
  verifyCache,
} from './cache-contents.ts';
export {
  type CacheFolder,
  type CachePlace,
  CacheWriteError,
  cachePath,
  createCacheFolder,
  findWriteObstacle,
  isEmptyFolder,
  locateCache,
  MAX_RECORDS_BYTES,
  makeTemporaryFolder,
  openCacheFolder,
  versionsFolder,
} from './cache-folder.ts';
export { type Clock, systemClock, wait } from './clock.ts';
export { codeVersion, digestOfProgram, listFiles, readFolder, writeFolder } from './code-version.ts';
export { DiskError, describeDiskFailure } from './disk-failure.ts';
export { type EditedTexts, withEditedTexts } from './edited-files.ts';
export { environment, readEnvironment } from './environment.ts';
export {
  createDiskFiles,
  decodeText,
  type FileState,
  type Files,
  MAX_FILE_BYTES,
  type ReadResult,
  type Refusal,
  stateOfFile,
} from './files.ts';
export { type FolderState, SETTLED_MS, stateOfFolder } from './folder-state.ts';
export { BaseRevisionError, type BaseTree, openBaseTree } from './git/base-tree.ts';
export { commitOf } from './git/revision.ts';
export { findWorkTree } from './git/top.ts';
export { openVersionTree, VersionTreeError } from './git/version-tree.ts';
export {
  blobHash,
  type Commit,
  type FileHistory,
  type Git,
  type LineCounts,
  type ObjectReader,
  openGit,
  type Rename,
} from './git.ts';
export { digest, hmac, sha256 } from './hash.ts';
export { findUnusableHeaders, headersFor, parseHeaderRules } from './header-rules.ts';
export {
  createHttpClient,
  type HttpAnswer,
  type HttpClient,
  type HttpRequest,
  isPrivateAddress,
  sendHttp,
} from './http.ts';
export {
  type LocalRequest,
  type LocalResponse,
  serveLocally,
  TOKEN_HEADER,
} from './local-server.ts';
export { isLoopbackHost, PortInUseError } from './loopback.ts';
export { makeFolder } from './make-folder.ts';
export { availableThreads, LEAST_MEMORY, limitMemory } from './memory.ts';
export { createModuleImporter, type ImportModule } from './modules.ts';
export { loadOptional, MissingPackageError } from './optional-package.ts';
export { type BundleFolder, makeBundleFolder } from './output/bundle-folder.ts';
export { createFolderWriter, makeFolderIn } from './output/folder-writer.ts';
export {
  createOutputFolder,
  type FilledFolder,
  type OutputFolder,
  realPath,
} from './output/output-folder.ts';
export { UnusableOutputError } from './output/output-place.ts';
export { packageDigest } from './package-digest.ts';
export { drawSvg, type PictureStep, scalePicture } from './pictures.ts';
export { PrintError, printPdf } from './print-pdf.ts';
export {
  findPackage,
  isPackaged,
  PROGRAM,
  packageVersion,
  programVersion,
  readPackedText,
  realFolder,
  siblingModule,
} from './program.ts';
export { type Environment, findProxy, ProxyError } from './proxy.ts';
export { type BuildQueue, openBuildQueue } from './queue/build-queue.ts';
export { QueueError, QueueLostError, showRedis } from './queue/connect.ts';
export { openWorkerQueue, sleep, type WorkerQueue } from './queue/worker-queue.ts';
export {
  openRemoteCache,
  type RemoteCache,
  type RemoteOutcome,
  type SharedFolder,
} from './remote/remote-cache.ts';
export { openRemoteContents } from './remote/remote-contents.ts';
export { RemoteCacheError } from './remote/settings.ts';
export { removeFiles } from './remove-files.ts';
export { runWhenKilled } from './remove-when-killed.ts';
export { type ProgramResult, type RunProgram, runProgram } from './run-program.ts';
export { isRunning } from './running.ts';
export { resolveSelectedPaths, SelectedPathError } from './selected-paths.ts';
export { createSiteWriter, type SiteWriter } from './site-writer.ts';
export { type StaticServer, serveFolder } from './static-server.ts';
export { pathInside, type Watcher, type WatchOptions, watchFolder } from './watch.ts';
export { FatalTaskError } from './workers/messages.ts';
export { answerOrder, type OwnProcess, startProcess } from './workers/own-process.ts';
export { runTasks } from './workers/pool.ts';
export type { TaskOutcome } from './workers/pool-options.ts';
export { serveTasks } from './workers/serve-tasks.ts';
export {
  createWorkerReserve,
  keepThreads,
  type StartedWorkers,
  startWorkers,
  type WorkerReserve,
} from './workers/threads.ts';
