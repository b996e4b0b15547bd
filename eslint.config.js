// One small strict set for every ES module that Foyer serves; `npx eslint .` has to pass.

const shared = [
  'console', 'crypto', 'fetch', 'performance', 'queueMicrotask', 'structuredClone', 'setTimeout', 'clearTimeout',
  'setInterval', 'clearInterval', 'AbortController', 'AbortSignal', 'Blob', 'Event', 'EventTarget', 'Headers', 'Intl',
  'Request', 'Response', 'TextDecoder', 'TextEncoder', 'URL', 'URLSearchParams',
];
const page = [
  'window', 'document', 'navigator', 'location', 'history', 'localStorage', 'sessionStorage', 'caches', 'matchMedia',
  'requestAnimationFrame', 'cancelAnimationFrame', 'requestIdleCallback', 'getComputedStyle', 'addEventListener', 'alert', 'confirm',
  'Animation', 'Audio', 'AudioContext', 'GainNode', 'OscillatorNode', 'XMLHttpRequest', 'CSS', 'CustomEvent', 'DOMMatrix', 'DOMParser', 'DOMRect', 'Element', 'EventSource', 'File', 'FileReader', 'FontFace',
  'FormData', 'HTMLElement', 'Image', 'IntersectionObserver', 'KeyboardEvent', 'MutationObserver', 'Node', 'ResizeObserver', 'customElements',
];
const named = (names) => Object.fromEntries(names.map((name) => [name, 'readonly']));

const rules = {
  'array-callback-return': 'error',
  complexity: ['error', 10],
  curly: ['error', 'multi-line'],
  'default-case-last': 'error',
  eqeqeq: ['error', 'smart'],
  'max-depth': ['error', 3],
  'max-lines': ['error', 250],
  'max-lines-per-function': ['error', 40],
  'max-params': ['error', 5],
  'no-alert': 'error',
  'no-cond-assign': 'error',
  'no-const-assign': 'error',
  'no-constant-condition': 'error',
  'no-dupe-keys': 'error',
  'no-empty': 'error',
  'no-eval': 'error',
  'no-fallthrough': 'error',
  'no-implicit-globals': 'error',
  'no-implied-eval': 'error',
  'no-param-reassign': 'error',
  'no-redeclare': 'error',
  'no-restricted-properties': [
    'error',
    { property: 'innerHTML', message: 'Build nodes; text goes into textContent.' },
    { property: 'outerHTML', message: 'Build nodes; text goes into textContent.' },
    { property: 'insertAdjacentHTML', message: 'Build nodes; text goes into textContent.' },
  ],
  'no-self-compare': 'error',
  'no-shadow': 'error',
  'no-throw-literal': 'error',
  'no-undef': 'error',
  'no-unreachable': 'error',
  'no-unused-vars': 'error',
  'no-use-before-define': ['error', { functions: false, classes: false, variables: false }],
  'no-var': 'error',
  'object-shorthand': 'error',
  'prefer-const': 'error',
  'prefer-template': 'error',
};

export default [
  { ignores: ['**/node_modules/**', '**/vendor/**', '**/.venv/**', '**/data/**'] },
  {
    files: ['**/*.js', '**/*.mjs'],
    languageOptions: { ecmaVersion: 2024, sourceType: 'module', globals: named([...shared, ...page]) },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules,
  },
  { files: ['**/offline.js'], languageOptions: { globals: named(['self', 'clients']) } },
  { files: ['tests/**/*.mjs', 'tests/**/*.js'], languageOptions: { globals: named(['process', 'Buffer']) } },
];
