import { expect, logIn, test } from './people';

test.describe.configure({ mode: 'serial' });

test('says beside the field what is wrong with a registration', async ({ page, ada }) => {
  await page.goto('/#/register');
  await page.getByLabel('Username').fill('somebody.new');
  await page.getByLabel('Email').fill('somebody.new@example.org');
  await page.getByLabel('Password').fill('password12');
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Password')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Password')).toBeFocused();

  await page.getByLabel('Username').fill(ada.username);
  await page.getByLabel('Password').fill(ada.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page.getByLabel('Username')).toHaveAttribute('aria-invalid', 'true');
});

test('keeps the session over a reload and ends it on demand', async ({ page, ada }) => {
  await logIn(page, ada);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Parley' })).toBeVisible();
  const stored = await page.evaluate(() => JSON.stringify([localStorage, sessionStorage, document.cookie]));
  expect(stored).not.toMatch(/eyJ/);

  await page.getByRole('button', { name: 'Your account' }).click();
  await page.getByRole('button', { name: 'Log out' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
});

test('refuses a wrong password in words', async ({ page, ada }) => {
  await page.goto('/');
  await page.getByLabel('Username or email').fill(ada.username);
  await page.getByLabel('Password').fill('not the password at all');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
});
