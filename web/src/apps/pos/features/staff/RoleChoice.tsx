import { Select } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { ROLES, type StaffRole } from './queries';

interface Props {
  readonly role: StaffRole;
  readonly onChange: (role: StaffRole) => void;
}

/** What somebody may do. */
export function RoleChoice({ role, onChange }: Props) {
  const { staff } = usePosMessages();
  return (
    <Select
      label={staff.role}
      description={staff.rolesHelp[role]}
      options={ROLES.map((id) => ({ id, label: staff.roles[id] }))}
      value={role}
      onChange={onChange}
    />
  );
}
