import { LANGUAGE_NAMES, LANGUAGES, useLanguage, useMessages } from '../i18n';
import { Button } from './Button';

/** The languages side by side, for pages where nothing else is chosen. */
export function LanguageChoice() {
  const { settings } = useMessages();
  const { language, setLanguage } = useLanguage();
  return (
    <fieldset className="flex flex-wrap justify-center gap-1">
      <legend className="sr-only">{settings.language}</legend>
      {LANGUAGES.map((id) => (
        <Button
          key={id}
          tone="quiet"
          aria-pressed={id === language}
          className={id === language ? 'underline underline-offset-8' : ''}
          onPress={() => setLanguage(id)}
        >
          <span lang={id}>{LANGUAGE_NAMES[id]}</span>
        </Button>
      ))}
    </fieldset>
  );
}
