import { useQueryClient } from '@tanstack/react-query';
import { ShieldAlert } from 'lucide-react';
import { take } from '../../../../api/client';
import { useApi } from '../../../../api/context';
import { useToast } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { ConfirmButton } from '../ConfirmButton';
import { type Card, cardKeys } from './cards';

/** Freezes a card that is lost, after saying what that means. */
export function ReportLost({ card }: { readonly card: Card }) {
  const words = usePageMessages().lost;
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  return (
    <ConfirmButton
      label={words.open}
      icon={ShieldAlert}
      title={words.title}
      confirm={words.confirm}
      onConfirm={async () => {
        await take(api.client.POST('/member/cards/freeze', { body: { card_id: card.id } }));
        await queries.invalidateQueries({ queryKey: cardKeys.all });
        toast(words.done, 'success');
      }}
    >
      <p>{words.what}</p>
      <ul className="list-disc pl-5">
        {words.points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      <p className="font-semibold">{words.undo}</p>
    </ConfirmButton>
  );
}
