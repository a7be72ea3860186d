import { useQuery } from '@tanstack/react-query';
import { ChevronRight, UserPlus } from 'lucide-react';
import { Link } from 'react-aria-components';
import { useApi } from '../../../../api/context';
import { RequirePermission, usePermission } from '../../../../session';
import { Badge, buttonClass, Empty, ErrorView, Page, Spinner } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { type Colleague, staffQuery } from './queries';

/** Everybody who can sign in to this shop's tills. */
export function StaffPage() {
  const { staff } = usePosMessages();
  const mayAdd = usePermission('merchant:manage_staff');
  return (
    <Page
      title={staff.title}
      actions={
        mayAdd && (
          <Link href="/staff/new" className={buttonClass({ tone: 'primary' })}>
            <UserPlus aria-hidden="true" className="size-5" />
            {staff.add}
          </Link>
        )
      }
    >
      <RequirePermission permission="merchant:manage_staff">
        <List />
      </RequirePermission>
    </Page>
  );
}

function List() {
  const { staff } = usePosMessages();
  const query = useQuery(staffQuery(useApi()));
  if (query.isPending) return <Spinner />;
  if (query.error !== null) {
    return <ErrorView error={query.error} retry={() => void query.refetch()} />;
  }
  if (query.data.length === 0) return <Empty title={staff.none} help={staff.noneHelp} />;
  return (
    <ul
      aria-label={staff.title}
      className="overflow-hidden rounded-card border border-line bg-surface"
    >
      {query.data.map((colleague) => (
        <li key={colleague.id} className="border-line border-b last:border-b-0">
          <Row colleague={colleague} />
        </li>
      ))}
    </ul>
  );
}

function Row({ colleague }: { readonly colleague: Colleague }) {
  const { staff } = usePosMessages();
  return (
    <Link
      href={`/staff/${colleague.id}`}
      className="flex min-h-16 items-center gap-3 px-4 py-2 hover:bg-surface-2"
    >
      <span className="min-w-0 flex-1">
        <span className="block font-semibold">{colleague.name}</span>
        <span className="block text-ink-2 text-sm">
          {colleague.operator} · {staff.roles[colleague.role]}
        </span>
      </span>
      {colleague.status === 'inactive' && <Badge tone="neutral" text={staff.statuses.inactive} />}
      <ChevronRight aria-hidden="true" className="size-5 shrink-0 text-ink-2" />
    </Link>
  );
}
