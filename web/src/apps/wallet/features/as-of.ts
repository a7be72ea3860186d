/** The moment of an answer on the server's clock, because the device's may be wrong. */
export function momentOf(response: Response): string {
  const date = Date.parse(response.headers.get('date') ?? '');
  return new Date(Number.isNaN(date) ? Date.now() : date).toISOString();
}
