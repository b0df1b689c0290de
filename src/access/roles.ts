import { registerEnumType } from '@nestjs/graphql';

/**
 * From the viewer on, each role may do what the ones before it may. An integration, the back end of a product, stands beside
 * them: it serves sign-ins and reads nothing of the register.
 */
export enum Role {
  INTEGRATION = 'INTEGRATION',
  VIEWER = 'VIEWER',
  EDITOR = 'EDITOR',
  PUBLISHER = 'PUBLISHER',
  ADMIN = 'ADMIN',
}
registerEnumType(Role, {
  name: 'Role',
  description:
    'viewer < editor < publisher < admin; each may do what the ones before it may. integration stands beside them: the back end of a product, which serves sign-ins and reads nothing of the register.',
});

const rank: Record<Role, number> = { INTEGRATION: -1, VIEWER: 0, EDITOR: 1, PUBLISHER: 2, ADMIN: 3 };

export function reaches(role: Role, needed: Role): boolean {
  // whoever only reads, or edits, does not say what users have seen
  if (needed === Role.INTEGRATION) return role === needed || role === Role.ADMIN;
  return rank[role] >= rank[needed];
}
