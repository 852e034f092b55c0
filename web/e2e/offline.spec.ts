import { expect, test } from './people';
import { bubble, openDirect, say, texts } from './steps';

test.describe.configure({ mode: 'serial' });

const own = (all: string[], prefix: string) => all.filter((text) => text.startsWith(prefix));

test('converges after the cable was pulled, without loss or duplicate', async ({ ada, ben }) => {
  await openDirect(ada.page, ben);
  await openDirect(ben.page, ada);
  await say(ada.page, 'cable: before');
  await expect(bubble(ben.page, 'cable: before')).toBeVisible();

  ben.link.pull();
  await expect(ben.page.getByRole('status').filter({ hasText: 'Connecting…' })).toBeVisible();
  await say(ben.page, 'cable: ben, away 1', 'cable: ben, away 2');
  await say(ada.page, 'cable: ada, meanwhile 1', 'cable: ada, meanwhile 2');
  await expect(
    bubble(ben.page, 'cable: ben, away 2').getByRole('img', { name: 'Waiting to be sent' }),
  ).toBeVisible();

  ben.link.plug();
  await expect(bubble(ben.page, 'cable: ada, meanwhile 2')).toBeVisible({ timeout: 40_000 });
  await expect(bubble(ada.page, 'cable: ben, away 2')).toBeVisible({ timeout: 40_000 });
  await expect(ben.page.getByRole('status').filter({ hasText: 'Connecting…' })).toBeHidden();

  const expected = [
    'cable: before',
    'cable: ada, meanwhile 1',
    'cable: ada, meanwhile 2',
    'cable: ben, away 1',
    'cable: ben, away 2',
  ];
  await expect.poll(async () => own(await texts(ada.page), 'cable:')).toEqual(expected);
  await expect.poll(async () => own(await texts(ben.page), 'cable:')).toEqual(expected);
});

test('says that it is offline, keeps what is written, and sends it when it is back', async ({ ada, ben }) => {
  const context = ben.page.context();
  await context.setOffline(true);
  await expect(ben.page.getByText('You are offline.')).toBeVisible();
  await say(ben.page, 'offline: written away');
  await context.setOffline(false);
  await expect(ben.page.getByText('You are offline.')).toBeHidden();
  await expect(bubble(ada.page, 'offline: written away')).toHaveCount(1);
  await expect(
    bubble(ben.page, 'offline: written away').getByRole('img', { name: /Sent|Delivered|Read/ }),
  ).toHaveCount(1);
});

test('loses nothing to a reload in the middle of being offline', async ({ ada, ben }) => {
  ben.link.pull();
  await say(ben.page, 'reload: kept');
  await expect(bubble(ben.page, 'reload: kept')).toBeVisible();
  ben.link.plug();
  await ben.page.reload();
  await expect(bubble(ada.page, 'reload: kept')).toHaveCount(1, { timeout: 40_000 });
  await expect(bubble(ben.page, 'reload: kept')).toHaveCount(1);
});
