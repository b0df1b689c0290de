import { registerEnumType } from '@nestjs/graphql';

/** Each role may do what the ones before it may. */
export enum Role {
  VIEWER = 'VIEWER',
  EDITOR = 'EDITOR',
  PUBLISHER = 'PUBLISHER',
  ADMIN = 'ADMIN',
}
registerEnumType(Role, {
  name: 'Role',
  description: 'viewer < editor < publisher < admin; each may do what the ones before it may.',
});

const rank: Record<Role, number> = { VIEWER: 0, EDITOR: 1, PUBLISHER: 2, ADMIN: 3 };

export function reaches(role: Role, needed: Role): boolean {
  return rank[role] >= rank[needed];
}
