import {
  Badge,
  type CSSVariablesResolver,
  createTheme,
  Drawer,
  type MantineColorsTuple,
  Modal,
  Tooltip,
} from '@mantine/core';

/** Plum: apart from the green, amber and red of states, and from Messenger's own blue. */
const plum: MantineColorsTuple = [
  '#f9f1f7',
  '#eeddea',
  '#ddb9d5',
  '#cb94bf',
  '#b971aa',
  '#a4578f',
  '#91477f',
  '#7d3c72',
  '#68315f',
  '#4c2346',
];

/** Warm greys, for paper by day and for a room with the lights down. */
const stone: MantineColorsTuple = [
  '#fbfaf8',
  '#f5f3f0',
  '#eae7e2',
  '#dcd8d2',
  '#c2bdb6',
  '#97918a',
  '#736d67',
  '#55504b',
  '#393531',
  '#211e1c',
];
const dark: MantineColorsTuple = [
  '#dcd7d9',
  '#bcb5b9',
  '#989095',
  '#726b70',
  '#453f44',
  '#373236',
  '#2a262a',
  '#201d20',
  '#1a181b',
  '#121013',
];

/** The library's, but for the darkest: that is what badges are written in, and too pale to be read by everybody. */
const teal: MantineColorsTuple = [
  '#e6fcf5',
  '#c3fae8',
  '#96f2d7',
  '#63e6be',
  '#38d9a9',
  '#20c997',
  '#12b886',
  '#0ca678',
  '#099268',
  '#05664a',
];

/** The same of orange. */
const orange: MantineColorsTuple = [
  '#fff4e6',
  '#ffe8cc',
  '#ffd8a8',
  '#ffc078',
  '#ffa94d',
  '#ff922b',
  '#fd7e14',
  '#f76707',
  '#e8590c',
  '#9c3406',
];

const SANS =
  '-apple-system, BlinkMacSystemFont, "Segoe UI Variable Text", "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

export const theme = createTheme({
  primaryColor: 'plum',
  primaryShade: { light: 7, dark: 5 },
  colors: { plum, teal, orange, dark, gray: stone },
  black: '#211e1c',
  autoContrast: true,
  fontFamily: SANS,
  headings: { fontFamily: SANS, fontWeight: '650', sizes: { h1: { fontSize: '1.625rem', lineHeight: '1.25' } } },
  defaultRadius: 'md',
  radius: { md: '0.5rem', lg: '0.75rem' },
  cursorType: 'pointer',
  // Scrolling behind a dialog is stopped by our style sheet: the library's way writes styles into the page, which the
  // content policy forbids.
  components: {
    Badge: Badge.extend({ defaultProps: { tt: 'none', fw: 550, radius: 'sm', variant: 'light', miw: 'max-content' } }),
    Modal: Modal.extend({ defaultProps: { lockScroll: false, centered: true, radius: 'lg' } }),
    Drawer: Drawer.extend({ defaultProps: { lockScroll: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { withArrow: true, openDelay: 300 } }),
  },
});

/** The library's darkest red: white can be read on it, and it can be read on paper. */
const RED = '#c92a2a';

/** What the theme calls by name and not by shade. */
export const variables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#fbfaf8',
    '--mantine-color-text': '#211e1c',
    '--mantine-color-dimmed': '#68625c',
    '--mantine-color-default-border': '#dcd8d2',
    '--mantine-color-error': RED,
    '--mantine-color-red-filled': RED,
    '--mantine-color-red-filled-hover': '#b02525',
    '--rytm-paper': '#ffffff',
    '--rytm-sunken': '#f5f3f0',
    '--rytm-line': '#eae7e2',
    '--rytm-chosen': '#f1e4ee',
    '--rytm-chosen-text': '#68315f',
  },
  dark: {
    '--mantine-color-body': '#1a181b',
    '--mantine-color-text': '#e4dfe1',
    '--mantine-color-dimmed': '#a79fa4',
    '--mantine-color-default': '#2a262a',
    '--mantine-color-default-hover': '#312c31',
    '--mantine-color-default-border': '#453f44',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--mantine-color-red-filled': RED,
    '--mantine-color-red-filled-hover': '#b02525',
    '--rytm-paper': '#211e21',
    '--rytm-sunken': '#161417',
    '--rytm-line': '#322d31',
    '--rytm-chosen': '#3a2a37',
    '--rytm-chosen-text': '#e3bfdb',
  },
});
