import { expect, type Locator, type Page } from '@playwright/test';
import type { Person } from './people';

/** Finds somebody and opens the direct conversation with them. */
export async function openDirect(page: Page, other: Person): Promise<void> {
  await page.goto('/#/');
  await page.getByRole('button', { name: 'New conversation' }).first().click();
  await page.getByRole('searchbox').fill(other.username);
  await page.getByRole('dialog').getByRole('button', { name: other.name }).click();
  await expect(page.getByRole('heading', { name: other.name })).toBeVisible();
}

/** The conversation's row in the list. */
export const row = (page: Page, title: string): Locator =>
  page
    .getByRole('navigation', { name: 'Conversations' })
    .getByRole('link', { name: new RegExp(`^${title}`) });

export async function openListed(page: Page, title: string): Promise<void> {
  await row(page, title).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
}

export const composer = (page: Page): Locator => page.getByRole('textbox', { name: /^Message to/ });

export async function say(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await composer(page).fill(text);
    await composer(page).press('Enter');
  }
}

/** The bubble that shows exactly this text. */
export const bubble = (page: Page, text: string): Locator =>
  page
    .locator('li:has([data-text])')
    .filter({ has: page.locator('[data-text]').getByText(text, { exact: true }) });

/** All texts of the open conversation, from top to bottom, as the document has them. */
export const texts = (page: Page): Promise<string[]> =>
  page.locator('[data-text]').evaluateAll((all) => all.map((each) => each.textContent));
