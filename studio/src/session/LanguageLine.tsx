import { Button, Group } from '@mantine/core';
import { currentLanguage, type Language, LANGUAGES, switchLanguage } from '../app/language';
import { useText } from '../app/text';

/** The languages, for those who cannot reach the member's menu yet. */
export function LanguageLine() {
  const text = useText();
  return (
    <Group justify="center" gap={4} role="group" aria-label={text('app.member.language')}>
      {Object.entries(LANGUAGES).map(([language, name]) => (
        <Button
          key={language}
          size="compact-sm"
          variant={language === currentLanguage() ? 'light' : 'subtle'}
          color={language === currentLanguage() ? 'plum' : 'gray'}
          aria-pressed={language === currentLanguage()}
          lang={language}
          onClick={() => void switchLanguage(language as Language)}
        >
          {name}
        </Button>
      ))}
    </Group>
  );
}
