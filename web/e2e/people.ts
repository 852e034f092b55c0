import { test as base, expect, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { Link } from './link';

const PASSWORD = 'lantern orbit walnut 42';
const run = Date.now().toString(36);

export interface Person {
  username: string;
  name: string;
  password: string;
}

export const person = (name: string): Person => ({
  username: `${name.toLowerCase()}.${run}`,
  name: `${name} ${run}`,
  password: PASSWORD,
});

export async function register(page: Page, { username, name, password }: Person): Promise<void> {
  await page.goto('/#/register');
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Email').fill(`${username}@example.org`);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByRole('heading', { name: 'Parley' })).toBeVisible();
}

export async function logIn(page: Page, { username, password }: Person): Promise<void> {
  await page.goto('/');
  await page.getByLabel('Username or email').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('heading', { name: 'Parley' })).toBeVisible();
}

/** Somebody with a browser of their own. */
export interface Seat extends Person {
  page: Page;
}

interface Cast {
  ada: Seat;
  /** Ben's browser reaches the server over a cable that tests can pull. */
  ben: Seat & { link: Link };
}

async function seat(browser: Browser, who: Person, options: BrowserContextOptions): Promise<Seat> {
  const context = await browser.newContext({ locale: 'en-GB', ...options });
  const page = await context.newPage();
  await register(page, who);
  return { ...who, page };
}

/** Ada and Ben are registered once and stay for all tests, as two people who leave their browsers open. */
export const test = base.extend<object, Cast>({
  ada: [
    async ({ browser }, use) => {
      const ada = await seat(browser, person('Ada'), { baseURL: server().href });
      await use(ada);
      await ada.page.context().close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  ben: [
    async ({ browser }, use) => {
      const { link, url } = await Link.to(server());
      const ben = await seat(browser, person('Ben'), { baseURL: url });
      await use({ ...ben, link });
      await ben.page.context().close();
      link.end();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

export { expect };

export const server = () => new URL(process.env.PARLEY_URL ?? 'http://127.0.0.1:8080');
