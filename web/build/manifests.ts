import { readFile } from 'node:fs/promises';
import type { Plugin } from 'vite';
import { type IconSource, iconsOf } from './icons.ts';

interface AppFacts {
  readonly name: string;
  readonly shortName: string;
  readonly color: string;
  readonly orientation: string;
}

const APPS: Readonly<Record<string, AppFacts>> = {
  wallet: { name: '會員錢包', shortName: '錢包', color: '#0b5cad', orientation: 'portrait' },
  pos: { name: '收銀台', shortName: '收銀台', color: '#14181f', orientation: 'any' },
};

/** Writes the manifest of each app, with which it can be installed. */
export function manifests(): Plugin {
  return {
    name: 'mps-manifests',
    apply: 'build',
    async generateBundle() {
      for (const [app, facts] of Object.entries(APPS)) {
        const icons: IconSource[] = await iconsOf(app, (path) => readFile(path));
        const listed = icons.map(({ file, source, ...rest }) => {
          const reference = this.emitFile({ type: 'asset', name: file, source });
          return { src: `/${this.getFileName(reference)}`, ...rest };
        });
        const manifest = {
          id: `/${app}/`,
          name: facts.name,
          short_name: facts.shortName,
          lang: 'zh-Hant',
          start_url: `/${app}/`,
          scope: `/${app}/`,
          display: 'standalone',
          orientation: facts.orientation,
          theme_color: facts.color,
          background_color: facts.color,
          icons: listed,
        };
        this.emitFile({
          type: 'asset',
          fileName: `${app}/manifest.webmanifest`,
          source: JSON.stringify(manifest),
        });
      }
    },
  };
}
