import { useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import { Users } from 'lucide-react';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import { buttonClass, useToast } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { ConfirmButton } from '../ConfirmButton';
import { type Card, cardKeys } from '../cards/cards';
import { managesMembers } from './roles';

/** What can be done with a corporate card: its members, for those who manage them, and leaving. */
export function CorporateActions({ card }: { readonly card: Card }) {
  const words = usePageMessages().corporate;
  const api = useApi();
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  return (
    <>
      {managesMembers(card.role) && (
        <Link
          to="/cards/$cardId/members"
          params={{ cardId: card.id }}
          className={buttonClass({ wide: true })}
        >
          <Users aria-hidden="true" className="size-5" />
          {words.members}
        </Link>
      )}
      <ConfirmButton
        label={words.leave}
        title={words.leaveTitle}
        confirm={words.leave}
        onConfirm={async () => {
          await take(api.client.POST('/member/unbind-card', { body: { card_id: card.id } }));
          toast(words.left, 'success');
          await router.navigate({ to: '/', replace: true });
          await queries.invalidateQueries({ queryKey: cardKeys.all });
        }}
      >
        <p>{words.leaveHelp}</p>
      </ConfirmButton>
    </>
  );
}
