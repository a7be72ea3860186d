import type { HtmlTagDescriptor, Plugin } from 'vite';

/** Puts boot.ts into the head of the apps' pages, as a file of its own that runs before all others. */
export function boot(): Plugin {
  let building = false;
  return {
    name: 'mps-boot',
    configResolved(config) {
      building = config.command === 'build';
    },
    buildStart() {
      if (building) this.emitFile({ type: 'chunk', id: 'src/boot.ts', name: 'boot' });
    },
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle, filename }) {
        if (filename.endsWith('index.html')) return [];
        const file = Object.values(bundle ?? {}).find(
          (chunk) => chunk.type === 'chunk' && chunk.name === 'boot',
        );
        const tag: HtmlTagDescriptor = file
          ? { tag: 'script', attrs: { src: `/${file.fileName}` }, injectTo: 'head-prepend' }
          : {
              tag: 'script',
              attrs: { type: 'module', src: '/src/boot.ts' },
              injectTo: 'head-prepend',
            };
        return [tag];
      },
    },
  };
}
