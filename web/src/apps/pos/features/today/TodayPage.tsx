import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { take } from '../../../../api/client';
import { useConfig } from '../../../../api/config';
import { useApi } from '../../../../api/context';
import { businessDay } from '../../../../i18n';
import { RequirePermission } from '../../../../session';
import { ErrorView, IconButton, Page, Spinner, useFormat } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { DaySums } from './DaySums';
import { dayAfter } from './days';

interface Props {
  /** A business day; nothing for today. */
  readonly day: string | undefined;
}

/** A business day in sums. */
export function TodayPage({ day }: Props) {
  const { today } = usePosMessages();
  const { business_tz: timeZone } = useConfig();
  const format = useFormat();
  const navigate = useNavigate();
  const now = businessDay(new Date(), timeZone);
  const shown = day ?? now;
  const go = (days: number) => {
    const next = dayAfter(shown, days);
    void navigate({ to: '/today', search: next === now ? {} : { day: next } });
  };
  return (
    <Page
      title={shown === now ? today.title : today.dayTitle(format.day(shown))}
      actions={
        <div className="-mx-3 flex items-center gap-1">
          <IconButton icon={ChevronLeft} label={today.before} onPress={() => go(-1)} />
          {shown === now && <span className="tabular-nums">{format.day(shown)}</span>}
          <IconButton
            icon={ChevronRight}
            label={today.after}
            onPress={() => go(1)}
            isDisabled={shown >= now}
          />
        </div>
      }
    >
      <RequirePermission permission="merchant:read_summary">
        <Day day={shown} />
      </RequirePermission>
    </Page>
  );
}

function Day({ day }: { readonly day: string }) {
  const api = useApi();
  const summary = useQuery({
    queryKey: ['today', day],
    queryFn: ({ signal }) =>
      take(api.client.GET('/merchant/daily-summary', { params: { query: { date: day } }, signal })),
    staleTime: 0,
  });
  if (summary.isPending) return <Spinner />;
  if (summary.error !== null) {
    return <ErrorView error={summary.error} retry={() => void summary.refetch()} />;
  }
  return <DaySums day={day} answer={summary.data} />;
}
