import { usePlace } from '../app/place';
import { useText } from '../app/text';
import { Screen } from '../ui/Screen';

export function HomePage() {
  const text = useText();
  return (
    <Screen title={text('home.title')} hint={usePlace().page.name}>
      {null}
    </Screen>
  );
}
