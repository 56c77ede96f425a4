/** Servers of this machine alone. */
import type { Server } from 'node:http';

/** Another program uses the requested port. */
export class PortInUseError extends Error {}

/** Whether a request's host is this machine. Otherwise a page of another host could make its own name resolve to this address, and read what is served (DNS rebinding). */
export function isLoopbackHost(host: string | undefined): boolean {
  return host !== undefined && /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(host);
}

/** Starts a server. @returns where it is, without a slash at the end; @throws PortInUseError */
export async function listenOnLoopback(server: Server, port: number): Promise<string> {
  await new Promise<void>((listening, reject) => {
    server.once('error', (error) =>
      reject(
        'code' in error && error.code === 'EADDRINUSE'
          ? new PortInUseError(
              `Unexpected program on port ${port}, expected a free port. Choose another with --port.`,
            )
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', listening);
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}`;
}

/** Ends a server with all that is connected to it. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((closed, reject) => {
    server.closeAllConnections();
    server.close((error) => (error === undefined ? closed() : reject(error)));
  });
}
