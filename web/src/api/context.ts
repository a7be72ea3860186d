import { createContext, useContext } from 'react';
import type { Api } from './client';

const ApiContext = createContext<Api | null>(null);

/** Gives the server's interface to everything inside. */
export const ApiProvider = ApiContext.Provider;

/** The server's interface. */
export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('there is no ApiProvider');
  return api;
}
