import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

// What the types do not catch, and the sizes of the house. Formatting is Prettier's.
export default tseslint.config(
  { ignores: ['node_modules', 'target', 'generate', 'src/api/schema.ts'] },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { 'react-hooks': hooks },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      ...hooks.configs.recommended.rules,
      'max-lines': ['error', { max: 250 }],
      'max-lines-per-function': ['error', { max: 80 }],
      'max-params': ['error', 6],
      'max-depth': ['error', 3],
      'no-console': 'error',
      'no-restricted-globals': ['error', { name: 'fetch', message: 'Only src/api speaks HTTP.' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      // The router redirects by throwing values of its own.
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
  {
    files: ['src/**/*.test.{ts,tsx}'],
    rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
  },
);
