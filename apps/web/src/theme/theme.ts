import { createTheme, Loader, Menu, ModalRoot, Notification, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const granit: MantineColorsTuple = ['#F6F7F5', '#EDF0EE', '#DFE4E1', '#C8D0CD', '#A6B2AF', '#778582', '#566563', '#3F4E4C', '#283635', '#152120'];
const alv: MantineColorsTuple = ['#EAF3F6', '#D3E6EC', '#A5CDD8', '#77B4C3', '#4392A5', '#23778B', '#0E5F73', '#0A4D5E', '#073B49', '#042934'];
const gran: MantineColorsTuple = ['#EAF4EB', '#D3E9D6', '#A6D2AE', '#78B986', '#48975B', '#2C7A42', '#1D6532', '#165128', '#103E1F', '#0A2B15'];
const ockra: MantineColorsTuple = ['#FCF3DF', '#F8E5BC', '#F0CB80', '#E0AC4A', '#C08A22', '#9A690C', '#7C5200', '#634100', '#4B3100', '#332100'];
const lingon: MantineColorsTuple = ['#FBEDED', '#F7D9DA', '#EDB1B5', '#E0858D', '#CC5663', '#B43648', '#982337', '#7A1A2B', '#5E1422', '#420D17'];

/** The Mantine theme: five scales of ten, one hue that acts (älv), the reference's radii and fonts. */
export const theme = createTheme({
  colors: { granit, alv, gran, ockra, lingon },
  primaryColor: 'alv',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  defaultRadius: 6,
  focusRing: 'auto',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: "'Source Sans 3 Variable', 'Source Sans 3', system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
  headings: { fontFamily: "'Schibsted Grotesk Variable', 'Schibsted Grotesk', 'Source Sans 3 Variable', system-ui, sans-serif", fontWeight: '650' },
  fontSizes: { xs: '13px', sm: '15px', md: '16px', lg: '18px', xl: '22px' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '6px', lg: '8px', xl: '12px' },
  components: {
    ModalRoot: ModalRoot.extend({ defaultProps: { radius: 8, transitionProps: { duration: 200 } } }),
    // Inside the page's own landmarks, and the first item takes the focus.
    Menu: Menu.extend({ defaultProps: { withinPortal: false, withInitialFocusPlaceholder: false } }),
    Notification: Notification.extend({ defaultProps: { radius: 8 } }),
    Loader: Loader.extend({ defaultProps: { type: 'dots' } }),
  },
});

/** Mantine's own variables read the semantic names, so that both worlds change with the colour scheme. */
export const variables: CSSVariablesResolver = () => {
  const same = {
    '--mantine-color-body': 'var(--bg)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-2)',
    '--mantine-color-placeholder': 'var(--text-2)',
    '--mantine-color-anchor': 'var(--link)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--sunken)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--control)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-primary-color-filled': 'var(--action)',
    '--mantine-primary-color-filled-hover': 'var(--action-hover)',
    '--mantine-primary-color-contrast': 'var(--on-action)',
  };
  return { variables: {}, light: same, dark: same };
};
