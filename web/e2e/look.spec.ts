import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { expect, test } from './people';
import { composer, openDirect, openListed, say } from './steps';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  id: string;
  impact: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** What a user with an assistive technology would run into, as axe-core sees it. */
async function barriers(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the content security policy lets no foreign script in.
  await page.evaluate(axe);
  const violations = await page.evaluate(
    async () =>
      (
        await (
          globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } }
        ).axe.run()
      ).violations,
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary}`).join('; ')}`,
    );
}

const settled = (page: Page) =>
  page.evaluate(() =>
    Promise.all(document.getAnimations().map((each) => each.finished.catch(() => undefined))),
  );

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const colorScheme of ['light', 'dark'] as const) {
  test(`can be used by everybody, ${colorScheme}`, async ({ ada, ben }) => {
    const { page } = ada;
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await openDirect(page, ben);
    await say(page, `in the ${colorScheme}`);
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'About this person' }).click();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'New conversation' }).first().click();
    await expect(page.getByRole('searchbox')).toBeFocused();
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.getByRole('button', { name: 'Your account' }).click();
    expect(await barriers(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  });

  test(`lets everybody in, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto('/');
    expect(await barriers(page)).toEqual([]);
    await page.goto('/#/register');
    expect(await barriers(page)).toEqual([]);
  });
}

test('follows the system into the dark, and the user before that', async ({ ada }) => {
  const { page } = ada;
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByText('Light', { exact: true }).click();
  expect(await background()).toBe(light);
  await page.reload();
  expect(await background()).toBe(light);
  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByText('System', { exact: true }).click();
  expect(await background()).toBe(dark);
  await page.keyboard.press('Escape');
  await page.emulateMedia({ colorScheme: null });
});

test('fits into 360 pixels', async ({ ada, ben }) => {
  const { page } = ada;
  await openDirect(page, ben);
  await say(page, `narrow ${'w'.repeat(300)}`);
  await page.setViewportSize({ width: 360, height: 640 });
  expect(await overflow(page)).toBe(0);
  await expect(composer(page)).toBeInViewport();
  await expect(page.getByRole('navigation', { name: 'Conversations' })).toBeHidden();
  await page.getByRole('link', { name: 'Back to the conversations' }).click();
  await expect(page.getByRole('navigation', { name: 'Conversations' })).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await page.getByRole('button', { name: 'New conversation' }).click();
  expect(await overflow(page)).toBe(0);
  await page.keyboard.press('Escape');
  await openListed(page, ben.name);
  await page.setViewportSize({ width: 1280, height: 720 });
});
