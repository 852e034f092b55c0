import * as world from './world.mjs';

const MINUTE = 60_000;
const ago = (minutes) => new Date(Date.now() - minutes * MINUTE).toISOString();

/** People and conversations to look at. Log in as `ada` with any password. */
export function seed() {
  const ada = world.addUser('ada', 'Ada Okonkwo');
  const mira = world.addUser('mira', 'Mira Lindqvist', 'Rower, reader, maker of lists.');
  const others = [
    ['jonas', 'Jonas Weber'],
    ['nikos', 'Νίκος Παππάς'],
    ['leila', 'ليلى حداد'],
    ['tomas', 'Tomás Ferreira'],
    ['priya', 'Priya Raman'],
    ['olek', 'Олександр Коваль'],
  ].map(([username, name]) => world.addUser(username, name));
  const [jonas, nikos, leila, tomas, priya, olek] = others;
  const say = (log, senderId, text, minutes) =>
    world.append(
      log,
      { kind: 'message', senderId, clientMessageId: crypto.randomUUID(), content: { text } },
      ago(minutes),
    );

  const quick = (other, minutes, ...texts) => {
    const id = world.createConversation('direct', ada, [other], null, ago(minutes + 20));
    texts.forEach((text, at) => say(id, at % 2 ? ada : other, text, minutes - at));
    return id;
  };
  quick(olek, 8 * 24 * 60, 'Дякую за фото!', 'З радістю. До неділі!');
  quick(
    leila,
    3 * 24 * 60,
    'وصلت الطرود اليوم، شكراً جزيلاً',
    'Wonderful, that was quick!',
    'إلى اللقاء يوم الخميس',
  );
  quick(nikos, 26 * 60, 'Η συνάντηση είναι στις τρεις.', 'Got it, three o’clock.', 'Τα λέμε αύριο!');
  quick(priya, 300, 'Slides are in the folder. Have a look at the third one?', 'On it.');
  const harbour = world.createConversation(
    'group',
    mira,
    [ada, jonas, tomas, priya],
    'Harbour weekend',
    ago(3000),
  );
  say(harbour, mira, 'Boat is booked. Saturday, nine sharp, pier four.', 190);
  say(harbour, tomas, 'I bring coffee. Real coffee.', 184);
  say(harbour, tomas, 'And the good bread, if the bakery plays along.', 184);
  say(harbour, ada, 'Then I will take care of soup and blankets.', 171);
  say(harbour, jonas, 'What does the weather say?', 60);
  say(harbour, mira, 'Wind three, sun from ten. Bring a hat.', 12);
  say(harbour, priya, 'Hat packed.', 11);

  const talk = world.createConversation('direct', ada, [mira], null, ago(3 * 24 * 60));
  for (let i = 0; i < 120; i++)
    say(talk, i % 3 ? mira : ada, `An older line, number ${i + 1}.`, 2 * 24 * 60 - i * 3);
  say(talk, mira, 'Morning! Did the parcel with the charts arrive?', 24 * 60 + 40);
  say(talk, ada, 'It did, yesterday evening. They are beautiful.', 24 * 60 + 31);
  say(talk, ada, 'I had no idea the sound was that shallow on the east side.', 24 * 60 + 30);
  say(talk, mira, 'Nobody has, until they hear it under the keel.', 24 * 60 + 22);
  say(talk, ada, 'Ha!', 24 * 60 + 21);
  say(
    talk,
    mira,
    'I was thinking: we could go round the island the other way this time. Longer, but with the evening light behind us all the way home.',
    34,
  );
  say(talk, ada, 'Yes. Let’s do that.', 30);
  say(talk, ada, 'How long would it take?', 30);
  say(talk, mira, 'Five hours with stops.\nFour if nobody insists on swimming.', 25);
  say(talk, ada, 'Somebody will insist on swimming.', 24);
  for (const log of world.conversations.keys()) {
    const head = world.logs.get(log).length;
    world
      .membersOf(log)
      .forEach((id) => world.advance(log, id, { read: id === ada && log === harbour ? head - 3 : head }));
  }
}
