/** One icon of a manifest, and the file that it is made of. */
export interface IconSource {
  readonly file: string;
  readonly source: Uint8Array;
  readonly sizes: string;
  readonly type: string;
  readonly purpose: string;
}

/** The icons of an app. Their motif stays within the safe zone of icons that are cut to a shape. */
export async function iconsOf(
  app: string,
  read: (path: string) => Promise<Uint8Array>,
): Promise<IconSource[]> {
  const icon = async (file: string, sizes: string, type: string): Promise<IconSource> => ({
    file: `${app}-${file}`,
    source: await read(`src/apps/${app}/${file}`),
    sizes,
    type,
    purpose: 'any maskable',
  });
  return Promise.all([
    icon('icon.svg', 'any', 'image/svg+xml'),
    icon('icon-192.png', '192x192', 'image/png'),
    icon('icon-512.png', '512x512', 'image/png'),
  ]);
}
