/** The keys of one kind of thing, so that a change can make exactly what it touches be asked again. */
export interface Keys {
  readonly all: readonly [string];
  readonly lists: () => readonly [string, 'list'];
  readonly list: (filter: object) => readonly [string, 'list', object];
  readonly detail: (id: string) => readonly [string, 'detail', string];
}

/** Makes the keys of one kind of thing, such as `cards`. */
export function queryKeys(kind: string): Keys {
  return {
    all: [kind],
    lists: () => [kind, 'list'],
    list: (filter) => [kind, 'list', filter],
    detail: (id) => [kind, 'detail', id],
  };
}
