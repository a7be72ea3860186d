import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Star } from 'lucide-react';
import { useApi } from '../../../../api/context';
import {
  Empty,
  ErrorView,
  Notice,
  Page,
  Card as Panel,
  Select,
  Spinner,
  useFormat,
} from '../../../../ui';
import { useWalletMessages } from '../../i18n';
import { usePageMessages } from '../../i18n/page-messages';
import { AsOf } from '../cards/AsOf';
import { type Card, type Cards, discountOf, useCards } from '../cards/cards';
import LevelProgress from './LevelProgress';
import { PointEntries } from './PointEntries';
import { pointsQuery } from './points';

const route = getRouteApi('/_signed-in/points');

/** The points of a card: how many, what for, and what is next. */
export function PointsPage() {
  const words = usePageMessages().point;
  const { data, error, refetch } = useCards();
  return (
    <Page title={words.title}>
      {data !== undefined ? (
        <Earning data={data} isOld={error !== null} />
      ) : error === null ? (
        <Spinner />
      ) : (
        <ErrorView error={error} retry={() => void refetch()} />
      )}
    </Page>
  );
}

function Earning({ data, isOld }: { readonly data: Cards; readonly isOld: boolean }) {
  const words = usePageMessages().point;
  const { card: chosen } = route.useSearch();
  const navigate = useNavigate();
  const earning = data.cards.filter((card) => card.card_type === 'standard');
  const card =
    earning.find(({ id }) => id === chosen) ??
    earning.find(({ status }) => status === 'active') ??
    earning[0];
  if (card === undefined) return <Empty icon={Star} title={words.none} help={words.noneHelp} />;
  return (
    <>
      {earning.length > 1 && (
        <Select
          label={words.card}
          options={earning.map(({ id, card_no }) => ({ id, label: card_no }))}
          value={card.id}
          onChange={(id) => void navigate({ to: '/points', search: { card: id }, replace: true })}
        />
      )}
      <AsOf at={data.asOf} isOld={isOld} />
      <Level card={card} />
      <PointEntries cardId={card.id} />
    </>
  );
}

function Level({ card }: { readonly card: Card }) {
  const words = usePageMessages().point;
  const { discountOf: discountWords } = useWalletMessages();
  const format = useFormat();
  const { data } = useQuery(pointsQuery(useApi(), card.id));
  const discount = discountOf(card.discount_rate);
  return (
    <Panel>
      <p className="text-ink-2 text-sm">{words.total}</p>
      <p className="font-bold text-4xl tabular-nums">{words.unit(format.number(card.points))}</p>
      <p className="mt-1 mb-4 flex flex-wrap gap-x-3">
        <span className="font-semibold">{card.level_name}</span>
        {discount !== null && (
          <span className="text-ink-2">{words.discount(discountWords(discount))}</span>
        )}
      </p>
      <LevelProgress cardId={card.id} />
      {data !== undefined && data.points_debt > 0 && (
        <div className="mt-3">
          <Notice tone="warning">{words.debt(format.number(data.points_debt))}</Notice>
        </div>
      )}
    </Panel>
  );
}
