import { type QueryKey, useInfiniteQuery } from '@tanstack/react-query';
import type { components } from './schema';

type Pagination = components['schemas']['Pagination'];

/** A list that is read page by page. */
export interface Pages<Row> {
  readonly rows: readonly Row[];
  /** How many there are; null before the first page. */
  readonly total: { readonly count: number; readonly exact: boolean } | null;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly retry: () => void;
  /** Reads the next page; null when there is none. */
  readonly loadMore: (() => void) | null;
  readonly isLoadingMore: boolean;
}

interface Options<Row> {
  readonly queryKey: QueryKey;
  /** Reads the page at a cursor; the first has none. */
  readonly read: (
    cursor: string | undefined,
    signal: AbortSignal,
  ) => Promise<{ readonly rows: readonly Row[]; readonly pagination: Pagination }>;
}

/** Reads a list by cursors, which skip and repeat nothing while rows are added. */
export function usePages<Row>({ queryKey, read }: Options<Row>): Pages<Row> {
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => read(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.pagination.next_cursor ?? undefined,
  });
  const first = query.data?.pages[0]?.pagination;
  return {
    rows: query.data?.pages.flatMap((page) => page.rows) ?? [],
    total: first ? { count: first.total_count, exact: first.total_is_exact } : null,
    isPending: query.isPending,
    error: query.error,
    retry: () => void query.refetch(),
    loadMore: query.hasNextPage ? () => void query.fetchNextPage() : null,
    isLoadingMore: query.isFetchingNextPage,
  };
}
