import { Crown, Eye, type LucideIcon, User, UserCog } from 'lucide-react';
import { useState } from 'react';
import { useMessages } from '../../../../i18n';
import { useSignedIn } from '../../../../session';
import {
  Badge,
  Button,
  Dialog,
  ErrorNotice,
  Form,
  useFormat,
  useSubmit,
  useToast,
} from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { ConfirmButton } from '../ConfirmButton';
import type { Card } from '../cards/cards';
import { type BoundMember, useMemberActions } from './members';
import { RoleSelect } from './RoleSelect';
import { type Role, roleOf, rolesBelow } from './roles';

const ROLE_ICONS: Readonly<Record<Role, LucideIcon>> = {
  owner: Crown,
  manager: UserCog,
  member: User,
  viewer: Eye,
};

interface Props {
  readonly card: Card;
  readonly member: BoundMember;
}

/** One member of a card, and what may be done about them. Oneself leaves on the card's page. */
export function MemberRow({ card, member }: Props) {
  const words = usePageMessages().corporate;
  const { cardRole } = useMessages();
  const format = useFormat();
  const toast = useToast();
  const { user } = useSignedIn();
  const { remove } = useMemberActions(card.id);
  const role = roleOf(member.role);
  const isSelf = member.member_id === user.id;
  const mayChange = !isSelf && role !== undefined && rolesBelow(card.role).includes(role);
  return (
    <div className="py-3">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="font-medium">
            {member.name}
            {isSelf && <span className="text-ink-2">{` (${words.self})`}</span>}
          </p>
          <p className="text-ink-2 text-sm tabular-nums">
            {member.member_no} · {words.since(format.date(member.created_at, 'day'))}
          </p>
        </div>
        {role !== undefined && (
          <Badge
            tone={role === 'owner' ? 'info' : 'neutral'}
            icon={ROLE_ICONS[role]}
            text={cardRole[role]}
          />
        )}
      </div>
      {mayChange && (
        <div className="-mx-4 flex flex-wrap">
          {card.role === 'owner' && <ChangeRole card={card} member={member} role={role} />}
          <ConfirmButton
            tone="quiet"
            label={words.remove}
            title={words.removeTitle(member.name)}
            confirm={words.remove}
            onConfirm={async () => {
              await remove(member.member_id);
              toast(words.removed, 'success');
            }}
          >
            <p>{words.removeHelp}</p>
          </ConfirmButton>
        </div>
      )}
    </div>
  );
}

/** Gives a member another role, which only owners may. */
function ChangeRole({ card, member, role }: Props & { readonly role: Role }) {
  const words = usePageMessages().corporate;
  const { actions } = useMessages();
  const toast = useToast();
  const { share } = useMemberActions(card.id);
  const [isOpen, setOpen] = useState(false);
  const [next, setNext] = useState(role);
  const { onSubmit, isBusy, error } = useSubmit(async () => {
    if (next !== role) {
      await share(member.member_no, next);
      toast(words.roleChanged, 'success');
    }
    setOpen(false);
  });
  return (
    <>
      <Button tone="quiet" onPress={() => setOpen(true)}>
        {words.changeRole}
      </Button>
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title={member.name}>
        <Form onSubmit={onSubmit}>
          <RoleSelect roles={rolesBelow(card.role)} value={next} onChange={setNext} />
          {error !== null && <ErrorNotice error={error} />}
          <Button type="submit" tone="primary" wide isPending={isBusy}>
            {actions.save}
          </Button>
        </Form>
      </Dialog>
    </>
  );
}
