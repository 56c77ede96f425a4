import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import type { ProgramRequest, ProgramRun } from './protocol.ts';

/** @param path of the socket that takes requests */
export async function requestRun(path: string, request: ProgramRequest): Promise<ProgramRun> {
  const socket = connect(path);
  await once(socket, 'connect');
  socket.end(JSON.stringify(request));
  const run: ProgramRun = JSON.parse(await text(socket));
  return run;
}
