import { QueryClient } from '@tanstack/react-query';
import { Failure } from './failure';

/** Reads are asked again where that may help; writes never by themselves. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A device without a network gets an error that it can show, instead of waiting.
        networkMode: 'always',
        refetchOnReconnect: true,
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && mayHelp(error),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** Tells whether the same question may be answered a moment later. */
function mayHelp(error: unknown): boolean {
  if (!(error instanceof Failure)) return false;
  return error.status === null || error.status >= 500;
}
