/** Rules about Services. */
import { isCidr, isIp, isLabel, isPort, isPortNumber, isSubdomain } from './formats.ts';
import { type Rule, requiredRule, spotRule, uniqueRule, valueRule } from './rule.ts';
import { at, has, itemSpots, scalarAt } from './spots.ts';

const service = (spec: string) => `{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {${spec}}}`;

export const SERVICE_RULES: readonly Rule[] = [
  requiredRule({
    name: 'service-ports',
    reason: 'Only a Service without an address of its own needs no ports.',
    example: service('selector: {a: b}'),
    at: 'Service:spec',
    oneOf: ['ports'],
    except: (spec) => scalarAt(spec, 'type') === 'ExternalName' || scalarAt(spec, 'clusterIP') === 'None',
  }),
  valueRule({
    name: 'service-port',
    reason: 'Ports are numbers from 1 to 65535.',
    example: service('ports: [{port: 0}]'),
    at: ['Service:spec.ports[].port'],
    accepts: isPortNumber,
    expected: 'a number from 1 to 65535',
    hint: 'Write a number from 1 to 65535.',
  }),
  valueRule({
    name: 'service-target-port',
    reason: 'A Service leads to a port from 1 to 65535, or to the name of one.',
    example: service('ports: [{port: 80, targetPort: 70000}]'),
    at: ['Service:spec.ports[].targetPort'],
    accepts: (value) => value === 0 || value === '' || isPort(value),
    expected: 'a port from 1 to 65535 or the name of one',
    hint: 'Write the number of the port, or its name.',
  }),
  valueRule({
    name: 'service-node-port',
    reason: 'Ports are numbers from 1 to 65535; clusters allow 30000–32767 by default.',
    example: service('type: NodePort, ports: [{port: 80, nodePort: 90000}]'),
    at: ['Service:spec.ports[].nodePort'],
    accepts: (value) => value === 0 || isPortNumber(value),
    expected: 'a number from 1 to 65535',
    hint: 'Write a number from 1 to 65535.',
  }),
  valueRule({
    name: 'service-port-name',
    reason: 'Names of a Service’s ports are DNS labels.',
    example: service('ports: [{name: My_Port, port: 80}]'),
    at: ['Service:spec.ports[].name'],
    accepts: isLabel,
    expected: 'at most 63 of a–z, 0–9 and “-”',
    hint: 'Write lower-case letters, digits and “-”.',
  }),
  spotRule({
    name: 'service-port-names',
    reason: 'Several ports are distinguished by their names.',
    example: service('ports: [{name: a, port: 80}, {port: 81}]'),
    at: ['Service:spec.ports'],
    check: (list, { whole }) =>
      list.node.kind !== 'list' || list.node.items.length < 2 || !whole
        ? []
        : itemSpots(list)
            .filter((port) => !has(port, 'name'))
            .map((port) =>
              at(
                port,
                `Unexpected ${port.path} without a name, expected one, as there are several ports.`,
                'Add name.',
                {
                  absence: true,
                },
              ),
            ),
  }),
  uniqueRule({
    name: 'service-port-duplicate',
    reason: 'Each name stands once.',
    example: service('ports: [{name: a, port: 80}, {name: a, port: 81}]'),
    at: ['Service:spec.ports'],
    keyOf: (item) => {
      const name = scalarAt(item, 'name');
      return typeof name === 'string' ? name : undefined;
    },
    what: 'port of the name',
  }),
  uniqueRule({
    name: 'service-port-twice',
    reason: 'A Service has a port once for each protocol.',
    example: service('ports: [{name: a, port: 80}, {name: b, port: 80}]'),
    at: ['Service:spec.ports'],
    keyOf: (item) => `${scalarAt(item, 'port')}/${scalarAt(item, 'protocol') ?? 'TCP'}`,
    what: 'port',
  }),
  valueRule({
    name: 'cluster-ip',
    reason: 'The address of a Service is an IP address, or None.',
    example: service('clusterIP: none, ports: [{port: 80}]'),
    at: ['Service:spec.clusterIP', 'Service:spec.clusterIPs[]'],
    accepts: (value) => value === '' || value === 'None' || isIp(value),
    expected: 'an IP address or None',
    hint: 'Write None, or remove the field.',
  }),
  valueRule({
    name: 'external-ip',
    reason: 'Addresses are IP addresses.',
    example: service('externalIPs: [example.com], ports: [{port: 80}]'),
    at: ['Service:spec.externalIPs[]', 'Service:spec.loadBalancerIP', 'Endpoints:subsets[].addresses[].ip'],
    accepts: isIp,
    expected: 'an IP address',
    hint: 'Correct the address.',
  }),
  valueRule({
    name: 'source-range',
    reason: 'Ranges of addresses are written as CIDR.',
    example: service('type: LoadBalancer, loadBalancerSourceRanges: [10.0.0.1], ports: [{port: 80}]'),
    at: ['Service:spec.loadBalancerSourceRanges[]'],
    accepts: (value) => isCidr(String(value).trim()),
    expected: 'a range such as 10.0.0.0/8',
    hint: 'Add the length of the prefix.',
  }),
  requiredRule({
    name: 'external-name',
    reason: 'A Service of this type is nothing but a name.',
    example: service('type: ExternalName, selector: {a: b}'),
    at: 'Service:spec',
    oneOf: ['externalName'],
    except: (spec) => scalarAt(spec, 'type') !== 'ExternalName',
  }),
  valueRule({
    name: 'external-host',
    reason: 'An external name is a host name.',
    example: service('type: ExternalName, externalName: "https://example.com"'),
    at: ['Service:spec.externalName'],
    accepts: (value) => value === '' || isSubdomain(String(value).replace(/\.$/, '')),
    expected: 'a host name',
    hint: 'Write the host alone.',
  }),
];
