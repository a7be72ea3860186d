import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumWith } from './chromium';
import { writeVideo } from './picture';
import type { Server } from './server';
import { watch } from './watch';

/** Opens a browser of its own, whose camera sees this picture and nothing else. */
export async function withCamera(
  server: Server,
  luma: Buffer,
  use: (page: Page) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'mps-camera-'));
  try {
    const film = join(folder, 'film.y4m');
    await writeVideo(film, luma);
    const browser = await chromium.launch(
      chromiumWith(
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-video-capture=${film}`,
      ),
    );
    try {
      const context = await browser.newContext({ baseURL: server.url, locale: 'en-GB' });
      const watched = await watch(context, server.url);
      await use(await context.newPage());
      watched.expectNothing();
    } finally {
      await browser.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}
