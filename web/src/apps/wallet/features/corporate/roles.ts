import type { Card } from '../cards/cards';

export type Role = Card['role'];

/** From the one with the fewest rights to the one with the most. */
export const ROLES: readonly Role[] = ['viewer', 'member', 'manager', 'owner'];

/** Whether a role sees and changes who is bound to the card. */
export function managesMembers(role: Role): boolean {
  return role === 'manager' || role === 'owner';
}

/** The roles that somebody may give to others and take away: an owner all, a manager those below. */
export function rolesBelow(role: Role): readonly Role[] {
  if (role === 'owner') return ROLES;
  return managesMembers(role) ? ROLES.slice(0, ROLES.indexOf(role)) : [];
}

/** Reads a role of an answer that has it as a text. */
export function roleOf(text: string): Role | undefined {
  return ROLES.find((role) => role === text);
}
