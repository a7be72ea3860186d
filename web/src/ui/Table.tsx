import type { ReactNode } from 'react';
import { useMessages } from '../i18n';
import { Button } from './Button';
import { cx } from './cx';
import { Empty } from './Empty';
import { ErrorView } from './ErrorView';
import { Spinner } from './Spinner';

export interface Column<Row> {
  readonly id: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  readonly align?: 'start' | 'end';
  /** The cell that names its row. */
  readonly isRowHeader?: boolean;
}

interface Props<Row> {
  /** What the table is of, for whoever cannot see it. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly empty?: ReactNode;
  readonly isPending?: boolean;
  readonly error?: unknown;
  readonly retry?: () => void;
  /** Reads the next page; null when there is none. */
  readonly loadMore?: (() => void) | null;
  readonly isLoadingMore?: boolean;
}

/** Rows and columns, page by page. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  empty,
  isPending = false,
  error = null,
  retry,
  loadMore = null,
  isLoadingMore = false,
}: Props<Row>) {
  const { actions, page } = useMessages();
  if (isPending) return <Spinner />;
  const failed = error !== null && <ErrorView error={error} {...(retry && { retry })} />;
  if (rows.length === 0) return failed || (empty ?? <Empty title={page.empty} />);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must reach what scrolls. */}
      <section aria-label={caption} tabIndex={0} className="overflow-x-auto">
        <table className="w-full border-collapse text-left">
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr className="border-line-strong border-b">
              {columns.map((column) => (
                <th key={column.id} scope="col" className={cellClass(column, 'text-ink-2 text-sm')}>
                  {column.header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={rowKey(row)} className="border-line border-b">
                {columns.map((column) =>
                  column.isRowHeader ? (
                    <th key={column.id} scope="row" className={cellClass(column, 'font-medium')}>
                      {column.cell(row)}
                    </th>
                  ) : (
                    <td key={column.id} className={cellClass(column)}>
                      {column.cell(row)}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {failed}
      {loadMore !== null && (
        <div className="mt-4 flex justify-center">
          <Button onPress={loadMore} isPending={isLoadingMore}>
            {actions.loadMore}
          </Button>
        </div>
      )}
    </>
  );
}

function cellClass<Row>({ align }: Column<Row>, more?: string): string {
  return cx('px-3 py-2.5 align-top', align === 'end' && 'text-right', more);
}
