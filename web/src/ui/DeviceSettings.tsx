import { LANGUAGE_NAMES, LANGUAGES, useLanguage, useMessages } from '../i18n';
import { Select } from './Select';
import { THEMES, useTheme } from './theme';

/** The language and the look of this device. */
export function DeviceSettings() {
  const { settings } = useMessages();
  const { language, setLanguage } = useLanguage();
  const [theme, setTheme] = useTheme();
  return (
    <div className="flex flex-col gap-5">
      <Select
        label={settings.language}
        options={LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))}
        value={language}
        onChange={setLanguage}
      />
      <Select
        label={settings.theme}
        options={THEMES.map((id) => ({ id, label: settings.themes[id] }))}
        value={theme}
        onChange={setTheme}
      />
    </div>
  );
}
