import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const pine: MantineColorsTuple = [
  '#eaf6f1',
  '#d5ebe2',
  '#a9d7c5',
  '#7bc2a7',
  '#54b08d',
  '#369a76',
  '#258163',
  '#1f6f56',
  '#195a46',
  '#0f4334',
]
const stone: MantineColorsTuple = [
  '#f7f7f4',
  '#efefea',
  '#e3e4de',
  '#cfd1c9',
  '#a9ada4',
  '#7f857d',
  '#5c645e',
  '#454c47',
  '#2b312e',
  '#1d2421',
]
const amber: MantineColorsTuple = [
  '#fff6e5',
  '#ffeac2',
  '#ffd68a',
  '#fdbf4f',
  '#f2a51e',
  '#d98e04',
  '#b57203',
  '#945a05',
  '#734507',
  '#533205',
]
const brick: MantineColorsTuple = [
  '#fdeeec',
  '#fad6d2',
  '#f4ada6',
  '#ff8a80',
  '#e0564b',
  '#cc3a30',
  '#b3261e',
  '#a3221b',
  '#831a14',
  '#5f120e',
]
/** Mantine's dark scale, from text (0) to the deepest ground (9): stone with a trace of pine. */
const dark: MantineColorsTuple = [
  '#e4e9e6',
  '#c3ccc7',
  '#9ba7a1',
  '#6b7a72',
  '#3d4843',
  '#2f3834',
  '#222926',
  '#1b211f',
  '#141917',
  '#0e1211',
]

const family = "'Golos Text Variable', system-ui, sans-serif"

export const theme = createTheme({
  primaryColor: 'pine',
  // autoContrast is computed for the light shade only, so the dark shade must carry white text by itself.
  primaryShade: { light: 7, dark: 6 },
  colors: { pine, gray: stone, amber, brick, dark, red: brick },
  white: '#ffffff',
  black: '#1d2421',
  fontFamily: family,
  fontFamilyMonospace: "ui-monospace, 'Cascadia Mono', monospace",
  headings: {
    fontFamily: family,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.5rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '1rem', lineHeight: '1.4' },
    },
  },
  fontSizes: { xs: '0.8125rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  defaultRadius: 'md',
  radius: { sm: '4px', md: '8px', lg: '12px' },
  cursorType: 'pointer',
  autoContrast: true,
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Paper: { defaultProps: { withBorder: true, radius: 'lg' } },
    Alert: { defaultProps: { radius: 'lg' } },
    // Popups of a dialog stay inside it: outside they would be hidden from assistive technology.
    Select: { defaultProps: { comboboxProps: { withinPortal: false } } },
    MultiSelect: { defaultProps: { comboboxProps: { withinPortal: false } } },
    // The placeholder is a focusable child without a role that a menu may have: axe is right to refuse it.
    Menu: { defaultProps: { transitionProps: { duration: 100 }, withInitialFocusPlaceholder: false } },
    // 24 px, the least that a finger is owed.
    Radio: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    Anchor: { defaultProps: { underline: 'always' } },
    SegmentedControl: { defaultProps: { withItemsBorders: false } },
    InputWrapper: {
      styles: { label: { marginBottom: 4 }, description: { lineHeight: 1.4 }, error: { lineHeight: 1.4 } },
    },
  },
})

/** Mantine's own names for what `tokens.css` decides. */
const ofTokens = {
  '--mantine-color-body': 'var(--app-body)',
  '--mantine-color-text': 'var(--app-text)',
  '--mantine-color-dimmed': 'var(--app-dimmed)',
  '--mantine-color-placeholder': 'var(--app-placeholder)',
  '--mantine-color-anchor': 'var(--app-anchor)',
  '--mantine-color-error': 'var(--app-danger)',
  '--input-asterisk-color': 'var(--app-danger)',
}

export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: ofTokens,
  dark: ofTokens,
})
