import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import * as v from 'valibot';
import { type Api, take } from './client';
import { useApi } from './context';

const configSchema = v.object({
  currency: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/)),
  decimals: v.picklist([0, 2]),
  business_tz: v.pipe(v.string(), v.check(isTimeZone, 'a time zone of this browser')),
  phone_region: v.nullable(v.string()),
  recharge: v.object({ min: v.number(), max: v.number(), methods: v.array(v.string()) }),
  card_balance_max: v.number(),
  code_ttl_seconds: v.number(),
  code_prefix: v.pipe(v.string(), v.regex(/^\d{2}$/)),
  sandbox: v.boolean(),
  version: v.string(),
  shop: v.object({
    name: v.nullable(v.string()),
    color: v.nullable(v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i))),
  }),
});

/** What the server says of itself and of the shop. */
export type AppConfig = v.InferOutput<typeof configSchema>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Reads `GET /app/config`. An answer of another form is an error at the start, not a wrong amount later. */
export function parseConfig(answer: unknown): AppConfig {
  return v.parse(configSchema, answer);
}

/** The settings, asked once for each start of the app. */
export function configQuery(api: Api) {
  return queryOptions({
    queryKey: ['app', 'config'],
    queryFn: async ({ signal }) =>
      parseConfig(await take(api.client.GET('/app/config', { signal }))),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/** The settings. The app waits for them before it shows anything. */
export function useConfig(): AppConfig {
  return useSuspenseQuery(configQuery(useApi())).data;
}
