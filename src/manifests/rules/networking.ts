/** Rules about Ingresses and NetworkPolicies. */
import { isCidr, isIp, isIpv4, isPort, isSubdomain } from './formats.ts';
import { oneOfRule, type Rule, requiredRule, spotRule, valueRule } from './rule.ts';
import { at, has, type Place, scalarAt, spotsAt, unexpected } from './spots.ts';

const ingress = (spec: string) =>
  `{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: a}, spec: {${spec}}}`;
const path = (fields: string) => ingress(`rules: [{http: {paths: [{${fields}}]}}]`);
const BACKEND = 'backend: {service: {name: s, port: {number: 80}}}';

const policy = (spec: string) =>
  `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}, spec: {podSelector: {}, ${spec}}}`;

const BACKENDS: readonly Place[] = [
  'Ingress:spec.defaultBackend',
  'Ingress:spec.rules[].http.paths[].backend',
];
const PEERS: readonly Place[] = ['NetworkPolicy:spec.ingress[].from[]', 'NetworkPolicy:spec.egress[].to[]'];
const PORTS: readonly Place[] = [
  'NetworkPolicy:spec.ingress[].ports[]',
  'NetworkPolicy:spec.egress[].ports[]',
];

/** Whether a range is inside another, by its first bits; only IPv4 is compared. */
function isWithin(inner: string, outer: string): boolean {
  const [innerIp = '', innerBits = ''] = inner.split('/');
  const [outerIp = '', outerBits = ''] = outer.split('/');
  if (!isIpv4(innerIp) || !isIpv4(outerIp)) return true;
  const bits = (ip: string) =>
    ip
      .split('.')
      .map((part) => Number(part).toString(2).padStart(8, '0'))
      .join('')
      .slice(0, Number(outerBits));
  return Number(innerBits) > Number(outerBits) && bits(innerIp) === bits(outerIp);
}

export const NETWORK_RULES: readonly Rule[] = [
  requiredRule({
    name: 'ingress-rules',
    reason: 'An Ingress leads somewhere: by rules or by its default backend.',
    example: ingress('ingressClassName: nginx'),
    at: 'Ingress:spec',
    oneOf: ['rules', 'defaultBackend'],
  }),
  valueRule({
    name: 'ingress-host',
    reason: 'A host is a name, perhaps with “*.” before it; not an address, and without a port.',
    example: ingress(`rules: [{host: "10.0.0.1", http: {paths: [{path: /, pathType: Prefix, ${BACKEND}}]}}]`),
    at: ['Ingress:spec.rules[].host', 'Ingress:spec.tls[].hosts[]'],
    accepts: (value) => value === '' || (!isIp(value) && isSubdomain(String(value).replace(/^\*\./, ''))),
    expected: 'a host name without address, port or capitals',
    hint: 'Write the host alone.',
  }),
  spotRule({
    name: 'ingress-path',
    reason: 'Exact and Prefix match paths, which begin with “/”.',
    example: path(`path: a, pathType: Prefix, ${BACKEND}`),
    at: ['Ingress:spec.rules[].http.paths[]'],
    check: (spot) => {
      const type = scalarAt(spot, 'pathType');
      return type !== 'Exact' && type !== 'Prefix'
        ? []
        : spotsAt(spot, 'path')
            .filter(({ node }) => {
              const value = node.kind === 'scalar' ? String(node.value) : '/';
              return !value.startsWith('/') || /\/\/|\/\.\.?(?:\/|$)|%2f/i.test(value);
            })
            .map((found) =>
              unexpected(found, 'a path that begins with “/”, without “//” and “..”', 'Correct the path.'),
            );
    },
  }),
  oneOfRule({
    name: 'ingress-backend',
    reason: 'A backend is a Service or a resource.',
    example: path(
      'path: /, pathType: Prefix, backend: {service: {name: s, port: {number: 80}}, resource: {kind: A, name: b}}',
    ),
    at: BACKENDS,
    fields: new Set(['service', 'resource']),
    required: true,
    what: 'target',
  }),
  oneOfRule({
    name: 'ingress-port',
    reason: 'A port of a Service is given by number or by name.',
    example: path('path: /, pathType: Prefix, backend: {service: {name: s, port: {number: 80, name: http}}}'),
    at: BACKENDS.map((place): Place => `${place}.service.port`),
    fields: new Set(['number', 'name']),
    required: true,
    what: 'port',
  }),
  valueRule({
    name: 'policy-range',
    reason: 'Ranges of addresses are written as CIDR.',
    example: policy('ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/40}}]}]'),
    at: PEERS.flatMap((place): Place[] => [`${place}.ipBlock.cidr`, `${place}.ipBlock.except[]`]),
    accepts: isCidr,
    expected: 'a range such as 10.0.0.0/8',
    hint: 'Correct the address or the length of its prefix.',
  }),
  spotRule({
    name: 'policy-except',
    reason: 'What is excepted is a part of the range.',
    example: policy('ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [192.168.0.0/16]}}]}]'),
    at: PEERS.map((place): Place => `${place}.ipBlock`),
    check: (spot) => {
      const range = scalarAt(spot, 'cidr');
      if (typeof range !== 'string' || !isCidr(range)) return [];
      return spotsAt(spot, 'except[]')
        .filter(
          ({ node }) =>
            node.kind === 'scalar' && isCidr(String(node.value)) && !isWithin(String(node.value), range),
        )
        .map((found) => unexpected(found, `a smaller range within ${range}`, 'Correct the range.'));
    },
  }),
  spotRule({
    name: 'policy-peer',
    reason: 'A peer is a range of addresses or a choice of Pods, not both.',
    example: policy('ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}]}]'),
    at: PEERS,
    check: (spot) =>
      has(spot, 'ipBlock') && (has(spot, 'podSelector') || has(spot, 'namespaceSelector'))
        ? spotsAt(spot, 'ipBlock').map((found) =>
            at(
              found,
              `Unexpected ipBlock with a selector in ${spot.path}, expected one of them.`,
              'Make two peers of it.',
            ),
          )
        : [],
  }),
  valueRule({
    name: 'policy-port',
    reason: 'Ports are numbers from 1 to 65535, or names.',
    example: policy('ingress: [{ports: [{port: 99999}]}]'),
    at: PORTS.map((place): Place => `${place}.port`),
    accepts: isPort,
    expected: 'a port from 1 to 65535 or the name of one',
    hint: 'Write the number of the port, or its name.',
  }),
  spotRule({
    name: 'policy-port-range',
    reason: 'A range of ports begins with a number and ends above it.',
    example: policy('egress: [{ports: [{port: 200, endPort: 100}]}]'),
    at: PORTS,
    check: (spot) => {
      const from = scalarAt(spot, 'port');
      return spotsAt(spot, 'endPort')
        .filter(({ node }) => {
          const to = node.kind === 'scalar' ? node.value : null;
          return typeof to === 'number' && (typeof from !== 'number' || to < from);
        })
        .map((found) => unexpected(found, 'a number that is not below port', 'Correct the range.'));
    },
  }),
];
