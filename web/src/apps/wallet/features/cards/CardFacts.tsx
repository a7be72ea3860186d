import { useMessages } from '../../../../i18n';
import { Card as Panel, Row, Rows, useFormat } from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { usePageMessages } from '../../i18n/page-messages';
import { type Card, cardNumber, discountOf } from './cards';

/** What is known of a card, one fact for each line. */
export function CardFacts({ card }: { readonly card: Card }) {
  const words = usePageMessages().card;
  const { discountOf: discountWords } = useWalletMessages();
  const { cardType, cardRole, cardStatus } = useMessages();
  const format = useFormat();
  const discount = discountOf(card.discount_rate);
  const corporate = card.corporate_discount === null ? null : discountOf(card.corporate_discount);
  return (
    <Panel>
      <Rows>
        <Row name={words.number}>{cardNumber(card.card_no)}</Row>
        <Row name={words.type}>{cardType[card.card_type]}</Row>
        <Row name={words.state}>{cardStatus[card.status]}</Row>
        {card.card_type === 'standard' && (
          <>
            <Row name={words.level}>{card.level_name}</Row>
            <Row name={words.points}>{format.number(card.points)}</Row>
          </>
        )}
        {card.card_type !== 'voucher' && (
          <Row name={words.discount}>
            {discount === null ? words.noDiscount : discountWords(discount)}
            {corporate !== null && corporate === discount && (
              <span className="block font-normal text-ink-2 text-sm">
                {words.corporateBest(discountWords(corporate))}
              </span>
            )}
          </Row>
        )}
        {card.card_type === 'corporate' && <Row name={words.role}>{cardRole[card.role]}</Row>}
        <Row name={words.end}>
          {card.expires_at === null ? words.noEnd : format.date(card.expires_at)}
        </Row>
        <Row name={words.issued}>{format.date(card.created_at, 'day')}</Row>
      </Rows>
      {card.card_type === 'corporate' && <p className="mt-3 text-ink-2">{words.corporateHelp}</p>}
      {card.card_type === 'voucher' && card.status === 'active' && (
        <p className="mt-3 text-ink-2">{words.voucherHelp}</p>
      )}
    </Panel>
  );
}
