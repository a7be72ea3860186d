import { useRef, useState } from 'react';
import { useConfig } from '../../../../api/config';
import { useApi } from '../../../../api/context';
import { cardOfScan, type ScannedCard } from './card-of-scan';

/** What came of the last scan. */
export type CardScan =
  | ScannedCard
  | { readonly kind: 'none' | 'asking' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** Finds the card of a scan. Of several scans the last one counts. */
export function useScannedCard(onCard: (cardNo: string) => void): {
  readonly scan: CardScan;
  readonly read: (text: string) => void;
} {
  const api = useApi();
  const { code_prefix: prefix } = useConfig();
  const [scan, setScan] = useState<CardScan>({ kind: 'none' });
  const last = useRef(0);
  const run = async (text: string) => {
    last.current += 1;
    const own = last.current;
    setScan({ kind: 'asking' });
    const found = await cardOfScan(api, text, prefix).catch(
      (error: unknown): CardScan => ({ kind: 'failed', error }),
    );
    if (own !== last.current) return;
    setScan(found);
    if (found.kind === 'card') onCard(found.cardNo);
  };
  return { scan, read: (text) => void run(text) };
}
