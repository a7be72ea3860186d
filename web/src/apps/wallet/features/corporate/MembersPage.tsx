import { getRouteApi } from '@tanstack/react-router';
import { SearchX } from 'lucide-react';
import { useMessages } from '../../../../i18n';
import { Button, Empty, ErrorView, Page, Card as Panel, Spinner } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { type Card, useCards } from '../cards/cards';
import { AddMember } from './AddMember';
import { BindingPassword } from './BindingPassword';
import { MemberRow } from './MemberRow';
import { useMembers } from './members';
import { managesMembers } from './roles';

const route = getRouteApi('/_signed-in/cards/$cardId/members');

/** Who is bound to a corporate card, for those who manage it. */
export function MembersPage() {
  const { cardId } = route.useParams();
  const words = usePageMessages().corporate;
  const { actions } = useMessages();
  const { data, error, refetch } = useCards();
  const card = data?.cards.find(({ id }) => id === cardId);
  return (
    <Page
      title={words.members}
      back={{ href: `/cards/${cardId}`, label: card?.name ?? actions.back }}
    >
      {card !== undefined ? (
        managesMembers(card.role) ? (
          <Managed card={card} />
        ) : (
          <Empty icon={SearchX} title={words.notAllowed} />
        )
      ) : error !== null ? (
        <ErrorView error={error} retry={() => void refetch()} />
      ) : data === undefined ? (
        <Spinner />
      ) : (
        <Empty icon={SearchX} title={words.notAllowed} />
      )}
    </Page>
  );
}

function Managed({ card }: { readonly card: Card }) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[3fr_2fr]">
      <Members card={card} />
      <div className="flex flex-col gap-5">
        <AddMember card={card} />
        {card.role === 'owner' && <BindingPassword cardId={card.id} />}
      </div>
    </div>
  );
}

function Members({ card }: { readonly card: Card }) {
  const { actions } = useMessages();
  const members = useMembers(card.id);
  return (
    <Panel>
      {members.isPending && <Spinner />}
      <ul className="divide-y divide-line">
        {members.rows.map((member) => (
          <li key={member.member_id}>
            <MemberRow card={card} member={member} />
          </li>
        ))}
      </ul>
      {members.error !== null && <ErrorView error={members.error} retry={members.retry} />}
      {members.loadMore !== null && (
        <Button onPress={members.loadMore} isPending={members.isLoadingMore} wide>
          {actions.loadMore}
        </Button>
      )}
    </Panel>
  );
}
