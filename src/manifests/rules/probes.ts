/** Rules about probes and lifecycle handlers of containers. */
import { containerExample, podExample } from './containers.ts';
import { isPort } from './formats.ts';
import { minimumRule, oneOfRule, type Rule, spotRule, valueRule } from './rule.ts';
import { at, has, type Place, scalarAt, spotsAt } from './spots.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'] as const;
const inProbes = (...paths: readonly string[]): Place[] =>
  PROBES.flatMap((probe) => paths.map((path): Place => `container:${probe}${path === '' ? '' : `.${path}`}`));

const HANDLERS: ReadonlySet<string> = new Set(['exec', 'httpGet', 'tcpSocket', 'grpc']);

export const PROBE_RULES: readonly Rule[] = [
  oneOfRule({
    name: 'probe-handler',
    reason: 'A probe asks in one way.',
    example: containerExample('livenessProbe: {periodSeconds: 5}'),
    at: inProbes(''),
    fields: HANDLERS,
    required: true,
    what: 'handler',
  }),
  oneOfRule({
    name: 'lifecycle-handler',
    reason: 'A hook does one thing.',
    example: containerExample('lifecycle: {preStop: {exec: {command: [x]}, sleep: {seconds: 1}}}'),
    at: ['container:lifecycle.postStart', 'container:lifecycle.preStop'],
    fields: new Set(['exec', 'httpGet', 'tcpSocket', 'sleep']),
    required: true,
    what: 'handler',
  }),
  minimumRule({
    name: 'probe-bounds',
    reason: 'Numbers of a probe are not negative.',
    example: containerExample('livenessProbe: {exec: {command: [x]}, periodSeconds: -1}'),
    at: inProbes(
      'periodSeconds',
      'timeoutSeconds',
      'successThreshold',
      'failureThreshold',
      'initialDelaySeconds',
    ),
    minimum: 0,
  }),
  valueRule({
    name: 'probe-success',
    reason: 'One success is enough for a container to be alive or started.',
    example: containerExample('livenessProbe: {exec: {command: [x]}, successThreshold: 2}'),
    at: ['container:livenessProbe.successThreshold', 'container:startupProbe.successThreshold'],
    accepts: (value) => typeof value !== 'number' || value <= 1,
    expected: '1',
    hint: 'Remove the field.',
  }),
  valueRule({
    name: 'probe-port',
    reason: 'A handler asks at a port from 1 to 65535, or at the name of one.',
    example: containerExample('readinessProbe: {tcpSocket: {port: 65536}}'),
    at: [
      ...inProbes('httpGet.port', 'tcpSocket.port', 'grpc.port'),
      'container:lifecycle.preStop.httpGet.port',
      'container:lifecycle.postStart.httpGet.port',
    ],
    accepts: isPort,
    expected: 'a port from 1 to 65535 or the name of one',
    hint: 'Write the number of the port, or its name.',
  }),
  valueRule({
    name: 'probe-scheme',
    reason: 'HTTP probes know two schemes, in capitals.',
    example: containerExample('readinessProbe: {httpGet: {port: 80, scheme: https}}'),
    at: inProbes('httpGet.scheme'),
    accepts: (value) => value === 'HTTP' || value === 'HTTPS',
    expected: 'HTTP or HTTPS',
    hint: 'Write it in capitals.',
  }),
  spotRule({
    name: 'init-probe',
    reason:
      'Init containers run to their end before the Pod starts: only those that restart always can be probed.',
    example: podExample(
      'initContainers: [{name: i, image: nginx, readinessProbe: {exec: {command: [x]}}}], containers: [{name: c, image: nginx}]',
    ),
    at: ['pod:initContainers[]'],
    check: (spot) =>
      scalarAt(spot, 'restartPolicy') === 'Always'
        ? []
        : [...PROBES, 'lifecycle']
            .filter((field) => has(spot, field))
            .flatMap((field) => spotsAt(spot, field))
            .map((found) =>
              at(
                found,
                `Unexpected ${found.path}, expected no probe or hook of an init container.`,
                'Remove it, or set restartPolicy: Always.',
              ),
            ),
  }),
];
