import { useMessages } from '../../../../i18n';
import { Select } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import type { Role } from './roles';

interface Props {
  readonly roles: readonly Role[];
  readonly value: Role;
  readonly onChange: (role: Role) => void;
}

/** Chooses a role, and says what it allows. */
export function RoleSelect({ roles, value, onChange }: Props) {
  const words = usePageMessages().corporate;
  const { cardRole } = useMessages();
  return (
    <Select
      label={words.role}
      description={words.roles[value]}
      options={roles.map((id) => ({ id, label: cardRole[id] }))}
      value={value}
      onChange={onChange}
    />
  );
}
