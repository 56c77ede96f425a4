/** Rules about roles and their bindings. */
import { type Rule, requiredRule, spotRule, valueRule } from './rule.ts';
import { at, has, scalarAt, spotsAt, unexpected } from './spots.ts';

const GROUP = 'rbac.authorization.k8s.io';
const role = (rules: string) =>
  `{apiVersion: ${GROUP}/v1, kind: Role, metadata: {name: a}, rules: [${rules}]}`;
const binding = (subject: string, ref = `{apiGroup: ${GROUP}, kind: Role, name: b}`) =>
  `{apiVersion: ${GROUP}/v1, kind: RoleBinding, metadata: {name: a}, subjects: [${subject}], roleRef: ${ref}}`;
const USER = `{kind: User, name: u, apiGroup: ${GROUP}}`;

const ROLES = 'Role|ClusterRole';
const BINDINGS = 'RoleBinding|ClusterRoleBinding';

export const ACCESS_RULES: readonly Rule[] = [
  requiredRule({
    name: 'role-verbs',
    reason: 'A rule says what may be done.',
    example: role('{apiGroups: [""], resources: [pods]}'),
    at: `${ROLES}:rules[]`,
    oneOf: ['verbs'],
  }),
  spotRule({
    name: 'role-verbs-empty',
    reason: 'A rule says what may be done.',
    example: role('{apiGroups: [""], resources: [pods], verbs: []}'),
    at: [`${ROLES}:rules[].verbs`],
    check: (spot) =>
      spot.node.kind === 'list' && spot.node.items.length === 0
        ? [at(spot, `Unexpected empty ${spot.path}, expected at least one verb.`, 'Add a verb such as get.')]
        : [],
  }),
  requiredRule({
    name: 'role-groups',
    reason: 'A rule about resources says their API groups.',
    example: role('{resources: [pods], verbs: [get]}'),
    at: `${ROLES}:rules[]`,
    oneOf: ['apiGroups', 'nonResourceURLs'],
  }),
  requiredRule({
    name: 'role-resources',
    reason: 'A rule names what it is about.',
    example: role('{apiGroups: [""], verbs: [get]}'),
    at: `${ROLES}:rules[]`,
    oneOf: ['resources', 'nonResourceURLs'],
  }),
  spotRule({
    name: 'role-urls',
    reason: 'Addresses belong to no namespace, and to no resource.',
    example: role('{nonResourceURLs: [/healthz], verbs: [get]}'),
    at: [`${ROLES}:rules[]`],
    check: (spot, { kind }) =>
      has(spot, 'nonResourceURLs') && (kind === 'Role' || has(spot, 'resources'))
        ? spotsAt(spot, 'nonResourceURLs').map((found) =>
            at(
              found,
              `Unexpected nonResourceURLs in ${spot.path}, expected them in a rule of their own of a ClusterRole.`,
              'Move them into a ClusterRole.',
            ),
          )
        : [],
  }),
  valueRule({
    name: 'subject-kind',
    reason: 'Roles are given to users, groups and service accounts.',
    example: binding(`{kind: Users, name: u, apiGroup: ${GROUP}}`),
    at: [`${BINDINGS}:subjects[].kind`],
    accepts: (value) => value === 'User' || value === 'Group' || value === 'ServiceAccount',
    expected: '“User”, “Group” or “ServiceAccount”',
    hint: 'Write one of these.',
  }),
  spotRule({
    name: 'subject-namespace',
    reason: 'A service account is in a namespace.',
    example: binding('{kind: ServiceAccount, name: u}'),
    at: [`${BINDINGS}:subjects[]`],
    check: (spot, { whole }) =>
      whole && scalarAt(spot, 'kind') === 'ServiceAccount' && !has(spot, 'namespace')
        ? [
            at(
              spot,
              `Unexpected ${spot.path} without “namespace”, expected the field of a ServiceAccount.`,
              'Add namespace.',
              { absence: true },
            ),
          ]
        : [],
  }),
  spotRule({
    name: 'subject-group',
    reason: 'Users and groups are of the API group of RBAC, service accounts of the core group.',
    example: binding('{kind: User, name: u, apiGroup: v1}'),
    at: [`${BINDINGS}:subjects[]`],
    check: (spot) => {
      const kind = scalarAt(spot, 'kind');
      const group = scalarAt(spot, 'apiGroup') ?? '';
      const right = kind === 'ServiceAccount' ? '' : GROUP;
      // Without one the server puts it in.
      if (
        group === '' ||
        group === right ||
        (kind !== 'User' && kind !== 'Group' && kind !== 'ServiceAccount')
      )
        return [];
      return spotsAt(spot, 'apiGroup').map((found) =>
        unexpected(
          found,
          right === '' ? 'no text for a ServiceAccount' : `“${right}”`,
          right === '' ? 'Remove apiGroup.' : `Write ${right}.`,
        ),
      );
    },
  }),
  spotRule({
    name: 'role-ref-kind',
    reason: 'A binding gives a role of its namespace or of the cluster.',
    example: binding(USER, `{apiGroup: ${GROUP}, kind: Roles, name: b}`),
    at: [`${BINDINGS}:roleRef.kind`],
    check: (spot, { kind }) => {
      if (spot.node.kind !== 'scalar') return [];
      const known = kind === 'RoleBinding' ? ['Role', 'ClusterRole'] : ['ClusterRole'];
      return known.includes(String(spot.node.value))
        ? []
        : [unexpected(spot, known.map((word) => `“${word}”`).join(' or '), `Write ${known[0]}.`)];
    },
  }),
  valueRule({
    name: 'role-ref-group',
    reason: 'Roles are of the API group of RBAC.',
    example: binding(USER, '{apiGroup: v1, kind: Role, name: b}'),
    at: [`${BINDINGS}:roleRef.apiGroup`],
    accepts: (value) => value === '' || value === GROUP,
    expected: `“${GROUP}”`,
    hint: `Write ${GROUP}.`,
  }),
  spotRule({
    name: 'role-ref-group-missing',
    reason: 'The group of the role is required by the API; the server puts it in today, other tools do not.',
    example: binding(USER, '{kind: Role, name: b}'),
    at: [`${BINDINGS}:roleRef`],
    check: (spot, { whole }) =>
      whole && !has(spot, 'apiGroup')
        ? [
            at(
              spot,
              `Unexpected ${spot.path} without “apiGroup”, expected the field to be there.`,
              `Add apiGroup: ${GROUP}.`,
              {
                absence: true,
                severity: 'warning',
              },
            ),
          ]
        : [],
  }),
  spotRule({
    name: 'aggregation',
    reason: 'A role that is put together from others says from which.',
    example: `{apiVersion: ${GROUP}/v1, kind: ClusterRole, metadata: {name: a}, aggregationRule: {clusterRoleSelectors: []}}`,
    at: ['ClusterRole:aggregationRule.clusterRoleSelectors'],
    check: (spot) =>
      spot.node.kind === 'list' && spot.node.items.length === 0
        ? [at(spot, `Unexpected empty ${spot.path}, expected at least one selector.`, 'Add a selector.')]
        : [],
  }),
];
