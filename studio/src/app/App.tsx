import { Drawer, MantineProvider, mergeThemeOverrides, Modal } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { newQueryClient } from './queries';
import { router } from './routes';
import { useText } from './text';
import { theme } from './theme';
import { useUnfitWords } from './unfit';

/** Everything that all screens share. Styles come from files alone: the content policy forbids others. */
export function App() {
  const text = useText();
  useUnfitWords();
  const close = text('app.close');
  const [client] = useState(newQueryClient);
  const spoken = useMemo(() => mergeThemeOverrides(theme, closing(close)), [close]);
  return (
    <MantineProvider
      theme={spoken}
      defaultColorScheme="auto"
      withCssVariables={false}
      withStaticClasses={false}
      withGlobalClasses={false}
      deduplicateCssVariables={false}
    >
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
      <Notifications position="bottom-center" autoClose={8_000} limit={3} />
    </MantineProvider>
  );
}

/** The crosses of dialogs say what they do, in the reader's language. */
function closing(label: string) {
  const closeButtonProps = { 'aria-label': label };
  return {
    components: {
      Modal: Modal.extend({ defaultProps: { closeButtonProps } }),
      Drawer: Drawer.extend({ defaultProps: { closeButtonProps } }),
    },
  };
}
