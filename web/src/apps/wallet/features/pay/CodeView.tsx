import type { Deadline } from '../../../../session/clock';
import { Amount, SvgPicture, useFormat } from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { usePageMessages } from '../../i18n/page-messages';
import { useCardName } from '../cards/CardFace';
import { type Card, cardNumber } from '../cards/cards';
import type { PaymentCode } from './pay-state';
import { clockText, useSecondsLeft } from './use-seconds-left';

interface Props {
  readonly code: PaymentCode;
  readonly deadline: Deadline;
  readonly card: Card | undefined;
}

/** A payment code as a QR code, as a bar code and in digits, with the time until it changes. */
export function CodeView({ code, deadline, card }: Props) {
  const words = usePageMessages().payment;
  const { balance } = useWalletMessages();
  const format = useFormat();
  const nameOf = useCardName();
  const { card_info: info } = code;
  return (
    <div className="flex flex-1 flex-col items-center justify-evenly gap-2 text-center">
      <div>
        <p className="font-semibold">
          {card !== undefined && `${nameOf(card)} · `}
          <span className="tabular-nums">{cardNumber(info.card_no)}</span>
        </p>
        <p className="text-ink-2">
          {balance}{' '}
          <Amount value={format.amount(info.balance)} className="font-semibold text-ink" />
        </p>
      </div>
      <p className="text-ink-2">{words.show}</p>
      <Picture
        svg={code.qr_svg}
        alt={words.qr}
        className="aspect-square w-[min(100%,20rem,38dvh)]"
      />
      {/* 187 modules of two whole pixels each: sharp bars, which scanners read from afar. */}
      <Picture
        svg={code.barcode_svg}
        alt={words.barcode}
        className="h-[min(6rem,12dvh)] w-full min-[390px]:w-93.5"
      />
      <p className="grid grid-cols-3 gap-x-5 font-semibold text-2xl tabular-nums">
        <span className="sr-only">{words.digits}</span>
        {groupsOf(code.qr_plain).map(({ id, digits }) => (
          <span key={id}>{digits}</span>
        ))}
      </p>
      <Countdown deadline={deadline} />
      <p className="text-ink-2 text-sm">{words.bright}</p>
    </div>
  );
}

/** A picture in a box that is there before it. */
function Picture({ svg, alt, className }: Record<'svg' | 'alt' | 'className', string>) {
  return (
    <div className={className}>
      <SvgPicture svg={svg} alt={alt} className="size-full object-contain" />
    </div>
  );
}

function Countdown({ deadline }: { readonly deadline: Deadline }) {
  const words = usePageMessages().payment;
  const seconds = useSecondsLeft(deadline);
  return (
    <p role="timer" className="rounded-full bg-surface-2 px-4 py-1 font-semibold tabular-nums">
      {words.timeLeft(clockText(seconds))}
    </p>
  );
}

/** The digits in groups of four; a group may occur twice, so that its place is part of its id. */
function groupsOf(code: string): readonly { readonly id: string; readonly digits: string }[] {
  const groups = code.match(/\d{1,4}/g) ?? [];
  return groups.map((digits, place) => ({ id: `${place} ${digits}`, digits }));
}
