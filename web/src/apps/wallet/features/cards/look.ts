import {
  Building2,
  CalendarX,
  CheckCheck,
  CircleX,
  CreditCard,
  type LucideIcon,
  Search,
  Snowflake,
  Ticket,
} from 'lucide-react';
import type { Card, CardStatus } from './cards';

export const TYPE_ICONS: Readonly<Record<Card['card_type'], LucideIcon>> = {
  standard: CreditCard,
  corporate: Building2,
  voucher: Ticket,
};

/** The shape of each state, which tells it apart without colours. */
export const STATUS_ICONS: Readonly<Record<Exclude<CardStatus, 'active'>, LucideIcon>> = {
  inactive: Snowflake,
  suspended: Snowflake,
  lost: Search,
  expired: CalendarX,
  used: CheckCheck,
  closed: CircleX,
};

/** The colours of a card's face: by type, and without colour when it cannot be used. */
export function faceClass({ card_type: type, status }: Card): string {
  if (status !== 'active') return 'border-2 border-dashed border-line-strong bg-surface-2 text-ink';
  switch (type) {
    case 'standard':
      return 'bg-face text-on-face';
    case 'corporate':
      return 'border-2 border-info bg-info-soft text-info';
    case 'voucher':
      return 'border-2 border-warn bg-warn-soft text-warn';
  }
}
