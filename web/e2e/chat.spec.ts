import { expect, test } from './people';
import { bubble, composer, openDirect, openListed, row, say, texts } from './steps';

test.describe.configure({ mode: 'serial' });

test('two people find each other and talk', async ({ ada, ben }) => {
  await openDirect(ada.page, ben);
  await say(ada.page, 'Hello Ben');
  await expect(row(ben.page, ada.name)).toContainText('1 unread');
  await openListed(ben.page, ada.name);
  await expect(bubble(ben.page, 'Hello Ben')).toBeVisible();
  await say(ben.page, 'Hello Ada', 'good to see you');
  await expect(bubble(ada.page, 'good to see you')).toBeVisible();
  expect(await texts(ada.page)).toEqual(['Hello Ben', 'Hello Ada', 'good to see you']);
});

test('sees that the other is there, types, and has read', async ({ ada, ben }) => {
  await expect(ada.page.getByRole('main').getByText('Online', { exact: true })).toBeVisible();
  await expect(bubble(ada.page, 'Hello Ben').getByRole('img', { name: 'Read' })).toBeVisible();
  await composer(ben.page).pressSequentially('well,');
  await expect(ada.page.getByRole('main').getByText('typing…')).toBeVisible();
  await composer(ben.page).fill('');
});

test('counts what is not read, and forgets it when it is', async ({ ada, ben }) => {
  await ben.page.goto('/#/');
  await say(ada.page, 'one', 'two');
  await expect(row(ben.page, ada.name)).toContainText('2 unread');
  await expect(ben.page).toHaveTitle('(2) Parley');
  await expect(bubble(ada.page, 'two').getByRole('img', { name: 'Delivered' })).toBeVisible();
  await openListed(ben.page, ada.name);
  await expect(ben.page.getByText('New', { exact: true })).toBeVisible();
  await expect(bubble(ada.page, 'two').getByRole('img', { name: 'Read' })).toBeVisible();
  await expect(row(ben.page, ada.name)).not.toContainText('unread');
  await expect(ben.page).toHaveTitle('Parley');
});

test('breaks the line on Shift+Enter', async ({ ada, ben }) => {
  await composer(ada.page).fill('first');
  await composer(ada.page).press('Shift+Enter');
  await composer(ada.page).pressSequentially('second');
  await composer(ada.page).press('Enter');
  await expect.poll(() => texts(ben.page)).toContain('first\nsecond');
});

test('makes a group, renames it, and people come and go', async ({ ada, ben }) => {
  const { page } = ada;
  await page.getByRole('button', { name: 'New conversation' }).first().click();
  await page.getByRole('button', { name: 'New group' }).click();
  await page.getByLabel('Title').fill('Harbour weekend');
  await page.getByRole('searchbox').fill(ben.username);
  await page.getByRole('dialog').getByRole('button', { name: ben.name, pressed: false }).click();
  await page.getByRole('button', { name: 'Create group with 1' }).click();
  await expect(page.getByRole('heading', { name: 'Harbour weekend' })).toBeVisible();
  await say(page, 'Boat is booked');

  await openListed(ben.page, 'Harbour weekend');
  await expect(bubble(ben.page, 'Boat is booked')).toBeVisible();

  await page.getByRole('button', { name: 'Group members' }).click();
  await page.getByRole('button', { name: 'Rename the group' }).click();
  await page.getByLabel('Title of the group').fill('Harbour Sunday');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(ben.page.getByRole('heading', { name: 'Harbour Sunday' })).toBeVisible();
  await expect(ben.page.getByRole('main').getByText('renamed the group to “Harbour Sunday”')).toBeVisible();

  await page.getByRole('button', { name: `Actions for ${ben.name}` }).click();
  await page.getByRole('button', { name: 'Make admin' }).click();
  await expect(page.getByRole('dialog').getByText('admin', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();

  await ben.page.getByRole('button', { name: 'Group members' }).click();
  await ben.page.getByRole('button', { name: 'Leave group' }).click();
  await ben.page.getByRole('button', { name: 'Yes, leave' }).click();
  await expect(row(ben.page, 'Harbour Sunday')).toBeHidden();
  await expect(page.getByRole('main').getByText(`${ben.name} left`)).toBeVisible();
});
