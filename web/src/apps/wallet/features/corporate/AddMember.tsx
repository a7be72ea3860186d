import { useState } from 'react';
import {
  Button,
  ErrorNotice,
  Form,
  Card as Panel,
  TextField,
  useSubmit,
  useToast,
} from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { type Card, plainNumber } from '../cards/cards';
import { useMemberActions } from './members';
import { RoleSelect } from './RoleSelect';
import { type Role, rolesBelow } from './roles';

/** Gives a member, known by number, a role on a card. */
export function AddMember({ card }: { readonly card: Card }) {
  const words = usePageMessages().corporate;
  const toast = useToast();
  const { share } = useMemberActions(card.id);
  const [memberNo, setMemberNo] = useState('');
  const [role, setRole] = useState<Role>('member');
  const { onSubmit, isBusy, error, clearError } = useSubmit(async () => {
    await share(plainNumber(memberNo), role);
    toast(words.added, 'success');
    setMemberNo('');
  });
  return (
    <Panel title={words.add}>
      <Form onSubmit={onSubmit} onEdit={clearError}>
        <TextField
          label={words.memberNo}
          description={words.memberNoHelp}
          value={memberNo}
          onChange={setMemberNo}
          autoComplete="off"
          autoCapitalize="characters"
          isRequired
        />
        <RoleSelect roles={rolesBelow(card.role)} value={role} onChange={setRole} />
        {error !== null && <ErrorNotice error={error} />}
        <Button type="submit" tone="primary" wide isPending={isBusy}>
          {words.add}
        </Button>
      </Form>
    </Panel>
  );
}
