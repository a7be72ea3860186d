import { useNavigate } from '@tanstack/react-router';
import { useMessages } from '../../../../i18n';
import { Select, TextField } from '../../../../ui';
import { usePageMessages } from '../../i18n/page-messages';
import { useCardName } from '../cards/CardFace';
import { useCards } from '../cards/cards';
import { type HistorySearch, TYPES } from '../search';
import { daysOf, PERIODS } from './period';
import { useToday } from './use-history';

const ALL = 'all';

/** The filters of the statement. They live in the address, so that going back finds them again. */
export function HistoryFilters({ search }: { readonly search: HistorySearch }) {
  const words = usePageMessages().history;
  const { txType } = useMessages();
  const today = useToday();
  const navigate = useNavigate();
  const change = (next: HistorySearch) =>
    void navigate({ to: '/transactions', search: next, replace: true, resetScroll: false });
  const { period = ALL, from, to, ...others } = search;
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3">
      <CardFilter search={search} onChange={change} />
      <Select
        label={words.type}
        options={[
          { id: ALL, label: words.allTypes },
          ...TYPES.map((id) => ({ id, label: txType[id] })),
        ]}
        value={search.type ?? ALL}
        onChange={(type) => change({ ...search, type: type === ALL ? undefined : type })}
      />
      <Select
        label={words.period}
        options={PERIODS.map((id) => ({ id, label: words.periods[id] }))}
        value={period}
        onChange={(next) => {
          if (next === ALL) return change(others);
          const custom = next === 'custom' ? daysOf(period, today, {}) : {};
          change({ ...others, period: next, ...custom });
        }}
      />
      {period === 'custom' && (
        <>
          <TextField
            type="date"
            label={words.from}
            value={from ?? ''}
            onChange={(day) => change({ ...search, from: day || undefined })}
            isRequired
          />
          <TextField
            type="date"
            label={words.to}
            value={to ?? ''}
            onChange={(day) => change({ ...search, to: day || undefined })}
            isRequired
          />
        </>
      )}
    </div>
  );
}

interface CardFilterProps {
  readonly search: HistorySearch;
  readonly onChange: (search: HistorySearch) => void;
}

/** Chooses a card, where there are several. */
function CardFilter({ search, onChange }: CardFilterProps) {
  const words = usePageMessages().history;
  const nameOf = useCardName();
  const { data } = useCards();
  const cards = data?.cards ?? [];
  if (cards.length < 2 && search.card === undefined) return null;
  return (
    <div className="col-span-2 md:col-span-1">
      <Select
        label={words.card}
        options={[
          { id: ALL, label: words.allCards },
          ...cards.map((card) => ({
            id: card.id,
            label: `${nameOf(card)} …${card.card_no.slice(-4)}`,
          })),
        ]}
        value={search.card ?? ALL}
        onChange={(card) => onChange({ ...search, card: card === ALL ? undefined : card })}
      />
    </div>
  );
}
