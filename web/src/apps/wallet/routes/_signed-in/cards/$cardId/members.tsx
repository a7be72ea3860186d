import { createFileRoute } from '@tanstack/react-router';
import { MembersPage } from '../../../../features/corporate/MembersPage';

export const Route = createFileRoute('/_signed-in/cards/$cardId/members')({
  component: MembersPage,
});
