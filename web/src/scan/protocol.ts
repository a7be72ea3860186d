/** What the page asks of the scanner's worker. */
export interface ScanRequest {
  readonly id: number;
  readonly width: number;
  readonly height: number;
  /** RGBA; handed over, not copied. */
  readonly pixels: ArrayBuffer;
}

/** What the worker says: that it is ready, what is in a picture, or that it cannot work. */
export type ScanReply =
  | { readonly type: 'ready' }
  | { readonly type: 'found'; readonly id: number; readonly texts: readonly string[] }
  | { readonly type: 'failed'; readonly message: string };
