import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../../api/context';
import { Failure } from '../../../../api/failure';
import { RequirePermission, useSignedIn } from '../../../../session';
import { ErrorView, Notice, Page, Spinner } from '../../../../ui';
import { usePosMessages } from '../../i18n';
import { ChangeForm } from './ChangeForm';
import { LimitCard } from './LimitCard';
import { NewLink } from './NewLink';
import { type Colleague, staffQuery } from './queries';
import { StatusCard } from './StatusCard';

/** Somebody on the staff, and what a manager may change. */
export function ColleaguePage({ id }: { readonly id: string }) {
  const { staff } = usePosMessages();
  const query = useQuery(staffQuery(useApi()));
  const colleague = query.data?.find((candidate) => candidate.id === id);
  const missing = query.isSuccess && colleague === undefined;
  const error = missing ? new Failure({ code: 'STAFF_NOT_FOUND', status: 404 }) : query.error;
  return (
    <Page title={colleague?.name ?? staff.title} back={{ href: '/staff', label: staff.title }}>
      <RequirePermission permission="merchant:manage_staff">
        {query.isPending && <Spinner />}
        {error !== null && <ErrorView error={error} retry={() => void query.refetch()} />}
        {colleague && <Account key={colleague.id} colleague={colleague} />}
      </RequirePermission>
    </Page>
  );
}

function Account({ colleague }: { readonly colleague: Colleague }) {
  const { staff } = usePosMessages();
  const { user } = useSignedIn();
  const isSelf = user.id === colleague.id;
  return (
    <>
      <p className="text-ink-2">
        {colleague.operator} · {staff.roles[colleague.role]} · {staff.statuses[colleague.status]}
      </p>
      {isSelf ? (
        <Notice tone="info">{staff.self}</Notice>
      ) : (
        <>
          <ChangeForm colleague={colleague} />
          <LimitCard colleague={colleague} />
          {colleague.status === 'active' && <NewLink colleague={colleague} />}
          <StatusCard colleague={colleague} />
        </>
      )}
    </>
  );
}
