import { createContext, type Provider, useContext } from 'react';
import type { Language } from './language';

/** One app's words in one language, each language in a file of its own that is loaded when it is chosen. */
export interface Catalogue<M> {
  readonly load: (language: Language) => Promise<M>;
  readonly Provider: Provider<M | null>;
  /** The words in the language in force. */
  readonly useMessages: () => M;
}

/** Makes a catalogue of one loader for each language. All must have the same messages: `tsc` compares them. */
export function createCatalogue<M>(
  loaders: Readonly<Record<Language, () => Promise<{ default: M }>>>,
): Catalogue<M> {
  const Messages = createContext<M | null>(null);
  return {
    load: async (language) => (await loaders[language]()).default,
    Provider: Messages.Provider,
    useMessages: () => {
      const messages = useContext(Messages);
      if (messages === null) throw new Error('there is no I18nProvider');
      return messages;
    },
  };
}
