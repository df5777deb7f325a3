// SPDX-License-Identifier: Apache-2.0
import { Checkbox, type MantineColorScheme, Radio, Stack, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '../language/language.js';
import { changeLanguage } from '../shell/LanguageSwitch.js';
import { useHelpKey } from '../shell/shortcuts.js';

const schemes: readonly MantineColorScheme[] = ['auto', 'light', 'dark'];
const own: Record<Language, string> = { en: 'English', es: 'Español' };

/** The language is kept with the account; the rest lasts until the page is closed, because nothing is kept in a browser. */
export function Choices() {
  const { t, i18n } = useTranslation('account');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [hasHelpKey, setHelpKey] = useHelpKey();
  return (
    <Stack gap="lg">
      <Radio.Group
        label={t('choices.language')}
        name="language"
        value={i18n.language}
        onChange={(language) => void changeLanguage(language as Language)}
      >
        <Stack gap="sm" mt="xs">
          {languages.map((language) => (
            <Radio key={language} value={language} label={own[language]} lang={language} size="md" />
          ))}
        </Stack>
      </Radio.Group>
      <Radio.Group
        label={t('choices.colours')}
        description={t('choices.notKept')}
        name="colours"
        value={colorScheme}
        onChange={(scheme) => setColorScheme(scheme as MantineColorScheme)}
      >
        <Stack gap="sm" mt="xs">
          {schemes.map((scheme) => (
            <Radio key={scheme} value={scheme} label={t(`choices.scheme.${scheme}`)} size="md" />
          ))}
        </Stack>
      </Radio.Group>
      <Checkbox
        checked={hasHelpKey}
        onChange={(event) => setHelpKey(event.currentTarget.checked)}
        label={t('choices.helpKey')}
        description={t('choices.helpKeyWhy')}
        size="md"
      />
    </Stack>
  );
}
