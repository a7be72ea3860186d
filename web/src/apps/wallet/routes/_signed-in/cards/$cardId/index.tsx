import { createFileRoute } from '@tanstack/react-router';
import { CardPage } from '../../../../features/cards/CardPage';

export const Route = createFileRoute('/_signed-in/cards/$cardId/')({ component: CardPage });
