import { create } from 'zustand';

export type Theme = 'system' | 'light' | 'dark';
const KEY = 'parley.theme';

const stored = (): Theme => {
  const value = localStorage.getItem(KEY);
  return value === 'light' || value === 'dark' ? value : 'system';
};

export const useTheme = create<{ theme: Theme }>(() => ({ theme: stored() }));

/** `public/theme.js` does the same before the first paint. */
export function chooseTheme(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem(KEY);
    delete document.documentElement.dataset.theme;
  } else {
    localStorage.setItem(KEY, theme);
    document.documentElement.dataset.theme = theme;
  }
  useTheme.setState({ theme });
}
