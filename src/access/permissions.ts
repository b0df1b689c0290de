import { Role } from './roles.js';

/**
 * Who may do what: permission → the least role that holds it; `ANYONE` needs no key. Each resolver names one of these,
 * and a test walks the schema: a root field without a permission is refused to everyone.
 */
export const permissions = {
  'sign-in:serve': Role.INTEGRATION,
  'register:read': Role.VIEWER,
  'history:read': Role.VIEWER,
  'history:verify': Role.VIEWER,
  'register:edit': Role.EDITOR,
  'finding:accept': Role.PUBLISHER,
  'notice:draft': Role.EDITOR,
  'notice:announce': Role.PUBLISHER,
  // a notice goes out by it, or a finding ends: as by announcing, and by accepting one
  'delivery:resolve': Role.PUBLISHER,
  'record:activate': Role.PUBLISHER,
  'register:baseline': Role.PUBLISHER,
  'list:apply': Role.PUBLISHER,
  'suppression:read': Role.EDITOR,
  'suppression:lift': Role.PUBLISHER,
  'law:administer': Role.ADMIN,
  'organisation:administer': Role.ADMIN,
  'key:administer': Role.ADMIN,
  'webhook:administer': Role.ADMIN,
  'notice:emergency': Role.ADMIN,
  'organisation:create': Role.ADMIN,
  'subscription:ask': 'ANYONE',
} as const satisfies Record<string, Role | 'ANYONE'>;

export type Permission = keyof typeof permissions;
