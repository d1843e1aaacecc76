import 'i18next';

declare module 'i18next' {
  interface CustomTypeOptions {
    /** A key that the English catalogue lacks does not compile. */
    resources: { translation: typeof import('./catalogues/en').default };
    returnNull: false;
  }
}
