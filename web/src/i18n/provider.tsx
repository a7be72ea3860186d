import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { I18nProvider as AriaI18nProvider } from 'react-aria-components';
import type { Catalogue } from './catalogue';
import { common } from './common';
import type { Messages } from './common/zh-Hant';
import { applyLanguage, firstLanguage, type Language, LOCALES, rememberLanguage } from './language';

interface LanguageState {
  /** The language that is shown. */
  readonly language: Language;
  /** The tag for `Intl`. */
  readonly locale: string;
  /** Changes the language of this device. */
  readonly setLanguage: (language: Language) => void;
}

const LanguageContext = createContext<LanguageState | null>(null);

/** The words of one language, loaded. */
export interface Loaded<M> {
  readonly language: Language;
  readonly common: Messages;
  readonly app: M;
}

/** Loads the common words and the app's in one language. */
export async function loadMessages<M>(
  app: Catalogue<M>,
  language: Language = firstLanguage(),
): Promise<Loaded<M>> {
  const [commonWords, appWords] = await Promise.all([common.load(language), app.load(language)]);
  return { language, common: commonWords, app: appWords };
}

interface Props<M> {
  readonly app: Catalogue<M>;
  readonly initial: Loaded<M>;
  readonly children: ReactNode;
}

/** Gives the words to everything inside, and changes them without losing what is on the screen. */
export function I18nProvider<M>({ app, initial, children }: Props<M>) {
  const [loaded, setLoaded] = useState(initial);
  const { language } = loaded;
  useEffect(() => applyLanguage(language), [language]);
  const state = useMemo<LanguageState>(
    () => ({
      language,
      locale: LOCALES[language],
      setLanguage: (next) => {
        rememberLanguage(next);
        // A language that cannot be loaded leaves the present one.
        loadMessages(app, next).then(setLoaded, () => undefined);
      },
    }),
    [app, language],
  );
  return (
    <AriaI18nProvider locale={state.locale}>
      <LanguageContext.Provider value={state}>
        <common.Provider value={loaded.common}>
          <app.Provider value={loaded.app}>{children}</app.Provider>
        </common.Provider>
      </LanguageContext.Provider>
    </AriaI18nProvider>
  );
}

/** The language in force, and how to change it. */
export function useLanguage(): LanguageState {
  const state = useContext(LanguageContext);
  if (state === null) throw new Error('there is no I18nProvider');
  return state;
}
